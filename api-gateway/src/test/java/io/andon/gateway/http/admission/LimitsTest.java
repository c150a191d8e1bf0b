package io.andon.gateway.http.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.query.SpaceLocator;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.internal.User;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  private static final String INCIDENTS = "/spaces/plant/incidents";
  private TestGateway gateway;

  @AfterEach
  void close() {
    gateway.close();
  }

  private void limits(int credential, int address, int login) {
    gateway = new TestGateway(TestGateway.access(new Limits.Rates(credential, address, login)));
  }

  private int status(String key, String... headers) {
    return as(key, headers).status();
  }

  private Answer as(String key, String... headers) {
    List<String> all = new java.util.ArrayList<>(List.of("X-API-Key", key));
    all.addAll(List.of(headers));
    return gateway.raw("GET", INCIDENTS, null, all);
  }

  @Test
  void aCredentialThatAsksTooOftenHearsWhenToAskAgain() {
    limits(2, 0, 0);
    String key = gateway.key(Scope.INCIDENTS_READ);

    Answer first = as(key);
    assertThat(first.header("RateLimit-Policy")).isEqualTo("\"credential\";q=2;w=60");
    assertThat(first.header("RateLimit")).isEqualTo("\"credential\";r=1;t=30");
    as(key);
    Answer refused = as(key);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("30");
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"credential\";q=2;w=60");
    assertThat(refused.header("RateLimit")).isEqualTo("\"credential\";r=0;t=30");
    assertThat(refused.text()).isEqualTo("{\"detail\":\"Too many requests, try again in 30 s\"}");
    assertThat(status(gateway.key(Scope.INCIDENTS_READ))).isEqualTo(200);
    gateway.clock.advance(Duration.ofSeconds(30));
    assertThat(status(key)).isEqualTo(200);
  }

  @Test
  void everySurfaceWordsIt() {
    limits(1, 0, 0);
    String key = gateway.key(Scope.DOWNTIME_READ);
    status(key);

    Answer refused = gateway.sendAs(key, "GET", "/api/v1/downtime?since=2020-01-01", null);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.at("/error")).isEqualTo("Too many requests, try again in 60 s");
  }

  @Test
  void aPersonIsCountedOverAllSessions() {
    limits(2, 0, 0);
    User ana = gateway.user("ana", "Ana", Scope.INCIDENTS_READ);

    for (int expected : new int[] {200, 200, 429}) {
      Answer answer = gateway.raw("GET", INCIDENTS, null, List.of("Cookie", gateway.session(ana)));
      assertThat(answer.status()).isEqualTo(expected);
      gateway.clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void anAddressIsCountedWhateverItSends() {
    limits(0, 3, 0);

    assertThat(status(gateway.key(Scope.INCIDENTS_READ))).isEqualTo(200);
    assertThat(gateway.raw("GET", INCIDENTS, null, List.of()).status()).isEqualTo(401);
    assertThat(gateway.logIn("plant", "x", "y").status()).isEqualTo(401);
    for (Answer refused :
        List.of(
            as(gateway.key(Scope.INCIDENTS_READ)),
            gateway.raw("GET", INCIDENTS, null, List.of()),
            gateway.logIn("plant", "x", "y"),
            as(TestGateway.ADMIN_KEY))) {
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("RateLimit")).isEqualTo("\"address\";r=0;t=20");
    }
  }

  @Test
  void healthIsAlwaysThere() {
    limits(0, 1, 0);
    status("x");
    assertThat(status("x")).isEqualTo(429);

    for (String page : List.of("/health/live", "/health/ready")) {
      assertThat(gateway.raw("GET", page, null, List.of()).status()).as(page).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/metrics",
        "/openapi",
        "/openapi/andon.yaml",
        "/openapi/swagger-ui-bundle.js",
        "/nope",
        "/spaces/plant/nope",
        "/health/nope",
        "/api/session",
        "/spaces/plant/incidents"
      })
  void whateverIsAskedForCounts(String path) {
    limits(0, 2, 0);
    for (String method : List.of("GET", "DELETE")) {
      assertThat(gateway.unchecked(method, path).status()).isNotEqualTo(429);
    }

    for (String method : List.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE")) {
      Answer refused = gateway.unchecked(method, path);
      assertThat(refused.status()).as(method).isEqualTo(429);
      assertThat(refused.header("RateLimit")).isEqualTo("\"address\";r=0;t=30");
    }
  }

  @Test
  void nobodyEscapesByAForwardedAddress_unlessAProxyOfOursWroteIt() {
    limits(0, 1, 0);
    String key = gateway.key(Scope.INCIDENTS_READ);
    assertThat(status(key, "X-Forwarded-For", "1.1.1.1")).isEqualTo(200);
    assertThat(status(key, "X-Forwarded-For", "2.2.2.2")).isEqualTo(429);
    gateway.close();

    gateway =
        new TestGateway(
            TestGateway.access(
                new Limits.Rates(0, 1, 0), new EdgeSettings(1, Optional.empty(), Origins.NONE)));
    key = gateway.key(Scope.INCIDENTS_READ);
    assertThat(status(key, "X-Forwarded-For", "1.1.1.1")).isEqualTo(200);
    assertThat(status(key, "X-Forwarded-For", "2.2.2.2")).isEqualTo(200);
    assertThat(status(key, "X-Forwarded-For", "3.3.3.3, 2.2.2.2")).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "x",
        "1772793000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "999999999999.A"
      })
  void nobodyEscapesByTheMarkOfAPeer(String forged) {
    limits(1, 0, 0);
    String key = gateway.key(Scope.INCIDENTS_READ);

    assertThat(status(key, "Andon-Hop", forged)).isEqualTo(200);
    assertThat(status(key, "Andon-Hop", forged)).isEqualTo(429);
  }

  @Test
  void whatAPeerPassesOnIsCountedOnce() {
    limits(3, 3, 0);
    try (TestGateway entry = new TestGateway(TestGateway.access(new Limits.Rates(3, 3, 0)))) {
      entry.locate("plant", SpaceLocator.Elsewhere.only("127.0.0.1", gateway.port()));
      String admin = TestGateway.ADMIN_KEY;
      for (String path : List.of(INCIDENTS, INCIDENTS + "?limit=1", INCIDENTS + "?status=open")) {
        Answer relayed = entry.sendAs(admin, "GET", path, null);
        assertThat(relayed.status()).as(path).isEqualTo(200);
        assertThat(relayed.response().headers().allValues("RateLimit")).hasSize(1);
      }
      assertThat(entry.sendAs(admin, "GET", INCIDENTS, null).status()).isEqualTo(429);

      // nothing of it was counted where it was answered
      for (int i = 0; i < 3; i++) {
        assertThat(status(admin)).isEqualTo(200);
      }
      assertThat(status(admin)).isEqualTo(429);
    }
  }

  @Test
  void afterTooManyWrongPasswordsTheRightOneDoesNotHelp() {
    limits(0, 0, 3);
    gateway.user("ana", "Ana");
    gateway.user("eva", "Eva");
    for (int i = 0; i < 3; i++) {
      assertThat(logIn("ana", "wrong").status()).isEqualTo(401);
    }

    Answer refused = logIn("ana", TestGateway.PASSWORD);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.at("/detail")).isEqualTo("Too many failed attempts, try again in 20 s");
    assertThat(refused.header("Retry-After")).isEqualTo("20");
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"logins\";q=3;w=60");
    assertThat(logIn("eva", TestGateway.PASSWORD).status()).isEqualTo(429);
    gateway.clock.advance(Duration.ofSeconds(20));
    assertThat(logIn("ana", TestGateway.PASSWORD).status()).isEqualTo(201);
    assertThat(logIn("ana", TestGateway.PASSWORD).status()).isEqualTo(201);
  }

  private Answer logIn(String username, String password, String... headers) {
    return gateway.logIn("plant", username, password, headers);
  }

  @Test
  void aUserNameIsGuessedAtFromManyAddressesNoMoreThanFromOne() {
    gateway =
        new TestGateway(
            TestGateway.access(
                new Limits.Rates(0, 0, 3), new EdgeSettings(1, Optional.empty(), Origins.NONE)));
    gateway.user("ana", "Ana");
    gateway.user("eva", "Eva");
    for (int i = 0; i < 3; i++) {
      assertThat(logIn("ANA ", "wrong", "X-Forwarded-For", "1.1.1." + i).status()).isEqualTo(401);
    }

    Answer refused = logIn("ana", TestGateway.PASSWORD, "X-Forwarded-For", "1.1.1.9");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"logins-of-user\";q=3;w=60");
    assertThat(logIn("eva", TestGateway.PASSWORD, "X-Forwarded-For", "1.1.1.1").status())
        .isEqualTo(201);
  }

  @Test
  void loggingInRightIsNeverTooOften() {
    limits(0, 0, 2);
    User ana = gateway.user("ana", "Ana");
    for (int i = 0; i < 5; i++) {
      gateway.session(ana);
    }
  }

  @Test
  void whoeverGuessesAtTheAdminKeyLocksItsHolderOutNever() {
    limits(0, 0, 3);
    for (String guess : List.of("admin", "andon_admin_guess", "the-admin-key-of-the-tesT")) {
      assertThat(status(guess)).isEqualTo(401);
    }

    for (int i = 0; i < 9; i++) {
      assertThat(status("andon_admin_guess")).isEqualTo(429);
      assertThat(status(TestGateway.ADMIN_KEY)).isEqualTo(200);
    }
    assertThat(status(gateway.key(Scope.INCIDENTS_READ))).isEqualTo(200);
    gateway.session(gateway.user("ana", "Ana"));
  }

  @Test
  void aBrokenClientLocksNobodyElseOut() {
    limits(0, 0, 3);
    String good = gateway.key(Scope.INCIDENTS_READ);
    String revoked = gateway.keyOf("plant", key -> key.setRevokedAt(key.getCreatedAt()));
    for (int i = 0; i < 3; i++) {
      assertThat(status(revoked)).isEqualTo(401);
    }

    Answer refused = as(revoked);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"refusals\";q=3;w=60");
    assertThat(status(good)).isEqualTo(200);
    assertThat(status(TestGateway.ADMIN_KEY)).isEqualTo(200);
    gateway.session(gateway.user("ana", "Ana"));
  }

  @Test
  void aBrowserWhoseSessionIsOverIsToldSo_howeverOftenItAsks() {
    limits(0, 0, 1);
    for (int i = 0; i < 5; i++) {
      Answer answer = gateway.raw("GET", INCIDENTS, null, List.of("Cookie", "andon_session=old"));
      assertThat(answer.status()).isEqualTo(401);
    }
  }
}
