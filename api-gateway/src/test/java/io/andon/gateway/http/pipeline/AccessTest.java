package io.andon.gateway.http.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private static final String INCIDENTS = "/spaces/plant/incidents";
  private final TestGateway gateway = new TestGateway();

  @AfterEach
  void close() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /spaces/plant/incidents,             INCIDENTS_READ",
    "GET,    /spaces/plant/incidents/x,           INCIDENTS_READ",
    "GET,    /spaces/plant/incidents/x/timeline,  INCIDENTS_READ",
    "PATCH,  /spaces/plant/incidents/x,           INCIDENTS_WRITE",
    "POST,   /spaces/plant/incidents/x/resolve,   INCIDENTS_WRITE",
    "GET,    /spaces/plant/alerts,                INCIDENTS_READ",
    "GET,    /spaces/plant/alerts/x,              INCIDENTS_READ",
    "POST,   /spaces/plant/alerts,                ALERTS_WRITE",
    "POST,   /spaces/plant/alerts,                EVENTS_WRITE",
    "GET,    /api/v1/downtime,                    DOWNTIME_READ",
    "POST,   /api/v1/downtime,                    EVENTS_WRITE",
    "GET,    /spaces/plant/assets,                INCIDENTS_READ",
    "PUT,    /spaces/plant/assets/x,              ADMIN",
    "DELETE, /spaces/plant/assets/x,              ADMIN",
    "GET,    /spaces/plant/keys,                  ADMIN",
    "POST,   /spaces/plant/keys,                  ADMIN",
    "DELETE, /spaces/plant/keys/x,                ADMIN",
    "GET,    /spaces/plant/keys/x,                ADMIN",
    "POST,   /spaces/plant/keys/x/rotate,         ADMIN",
    "GET,    /spaces/plant/users,                 ADMIN",
    "GET,    /spaces/plant/users/x,               ADMIN",
    "PUT,    /spaces/plant/users/x,               ADMIN",
    "DELETE, /spaces/plant/users/x,               ADMIN",
    "PATCH,  /spaces/plant,                       ADMIN",
  })
  void needsItsScope(String method, String path, Scope scope) {
    Scope other = scope == Scope.VIEW_AUDIT ? Scope.MANAGE_PRODUCTION : Scope.VIEW_AUDIT;

    Answer without = gateway.sendAs(gateway.key(other), method, path, null);
    Answer with = gateway.sendAs(gateway.key(scope), method, path, null);

    assertThat(without.status()).isEqualTo(403);
    assertThat(without.text()).contains("API key missing scope", scope.word());
    assertThat(with.status()).isNotIn(401, 403);
    assertThat(gateway.sendAs(gateway.key(Scope.ADMIN), method, path, null).status())
        .isNotIn(401, 403);
    assertThat(gateway.send(method, path, null).status()).isNotIn(401, 403);
    assertThat(gateway.raw(method, path, null, List.of()).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /spaces/plant/incidents",
    "PATCH,  /spaces/plant/incidents/x",
    "POST,   /spaces/plant/alerts",
    "GET,    /spaces/plant/assets",
    "GET,    /spaces/plant",
    "POST,   /spaces/plant/keys",
  })
  void doesNotSayThatAForeignSpaceExists(String method, String path) {
    String foreigner = gateway.keyOf("other", key -> {}, Scope.ADMIN);

    Answer existing = gateway.sendAs(foreigner, method, path, null);
    Answer missing =
        gateway.sendAs(foreigner, method, path.replace("plant", "no-such-space"), null);

    assertThat(existing.status()).isEqualTo(404);
    assertThat(existing.text()).isEqualTo(missing.text());
    assertThat(gateway.commands.taken).isEmpty();
    assertThat(gateway.events.alerts).isEmpty();
  }

  @Test
  void takesTheKeyFromEitherHeader() {
    String key = gateway.key(Scope.INCIDENTS_READ);

    assertThat(status("Authorization", "Bearer " + key)).isEqualTo(200);
    assertThat(status("Authorization", "bearer  " + key)).isEqualTo(200);
    assertThat(status("X-API-Key", key)).isEqualTo(200);
    assertThat(status("Authorization", "Basic " + key)).isEqualTo(401);
    assertThat(status("Authorization", "Basic eDp5", "X-API-Key", key)).isEqualTo(200);
    assertThat(status("Authorization", "Bearer ")).isEqualTo(401);
  }

  private int status(String... headers) {
    return gateway.raw("GET", INCIDENTS, null, List.of(headers)).status();
  }

  @Test
  void refusesKeysThatAreWrongExpiredOrRevoked() {
    String good = gateway.key(Scope.INCIDENTS_READ);
    String expired =
        gateway.keyOf("plant", key -> key.setExpiresAt(Fixtures.NOW), Scope.INCIDENTS_READ);
    String expiring =
        gateway.keyOf(
            "plant",
            key -> key.setExpiresAt(Fixtures.NOW.plus(Duration.ofMillis(1))),
            Scope.INCIDENTS_READ);
    String revoked =
        gateway.keyOf("plant", key -> key.setRevokedAt(Fixtures.NOW), Scope.INCIDENTS_READ);

    assertThat(as(good).status()).isEqualTo(200);
    assertThat(as(expiring).status()).isEqualTo(200);
    for (String bad :
        List.of(
            expired,
            revoked,
            good + "x",
            good.substring(0, good.length() - 1),
            "andon_000000000000_" + good.substring(good.lastIndexOf('_') + 1),
            "andon__",
            "andon_admin_guess",
            "Bearer",
            "é")) {
      Answer answer = as(bad);
      assertThat(answer.status()).as(bad).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
      assertThat(answer.text()).isEqualTo("{\"detail\":\"Invalid or expired API key\"}");
    }
  }

  private Answer as(String key) {
    return gateway.raw("GET", INCIDENTS, null, List.of("X-API-Key", key));
  }

  @Test
  void catchesUpOnlyBeforeItSaysNo() {
    String key = gateway.key(Scope.INCIDENTS_READ);

    as(key);
    assertThat(gateway.catchUps).hasValue(0);

    as("andon_unknown_secret");
    assertThat(gateway.catchUps).hasValue(1);

    gateway.get("/spaces/unknown/incidents");
    assertThat(gateway.catchUps).hasValue(2);
  }

  @Test
  void onlyTheAdminKeyMakesSpaces() {
    Answer answer =
        gateway.sendAs(gateway.key(Scope.ADMIN), "POST", "/spaces", "{\"slug\":\"mine\"}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(gateway.commands.taken).isEmpty();
  }

  @Test
  void adminNamesTheSpaceWhereThePathDoesNot() {
    gateway.plant.downtime.add(Fixtures.downtimeRow("e1", Fixtures.NOW));
    String path = "/api/v1/downtime?since=2020-01-01";

    assertThat(gateway.get(path, "Andon-Space", "plant").json()).hasSize(1);
    assertThat(gateway.get(path, "Andon-Space", "other").json()).isEmpty();
    assertThat(gateway.get(path).status()).isEqualTo(404);
    assertThat(gateway.sendAs(gateway.key(Scope.DOWNTIME_READ), "GET", path, null).json())
        .hasSize(1);
  }

  @Test
  void aFeatureThatIsOffIsForbidden() {
    var off = Fixtures.space("plant");
    off.setFeatures(List.of());
    gateway.space(off);

    Answer answer = gateway.get(INCIDENTS);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.at("/detail"))
        .isEqualTo("Feature quality.incidents is not enabled for this space");
    assertThat(gateway.get("/spaces/plant/alerts").status()).isEqualTo(200);
  }
}
