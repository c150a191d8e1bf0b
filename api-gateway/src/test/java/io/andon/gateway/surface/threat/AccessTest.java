package io.andon.gateway.surface.threat;

import static io.andon.gateway.surface.threat.Api.INCIDENTS;
import static io.andon.gateway.surface.threat.Api.NOBODY;
import static io.andon.gateway.surface.threat.Api.THREATS;
import static io.andon.gateway.surface.threat.Api.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.query.SpaceLocator;
import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.TestGateway;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, and what others hear. */
class AccessTest {
  private static final Api API = new Api();
  private static final String ONE = INCIDENTS + '/' + NOBODY;

  @AfterAll
  static void close() {
    API.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET," + INCIDENTS + ",incidents:read",
    "POST," + INCIDENTS + ",incidents:write",
    "GET," + ONE + ",incidents:read",
    "PATCH," + ONE + ",incidents:write",
    "POST," + ONE + "/threats,incidents:write",
    "DELETE," + ONE + "/threats/" + NOBODY + ",incidents:write",
    "GET," + ONE + "/activity,incidents:read",
    "GET," + THREATS + ",incidents:read",
    "GET," + THREATS + '/' + NOBODY + ",incidents:read",
    "POST," + THREATS + ",events:write",
    "POST," + THREATS + ",alerts:write",
  })
  void needsTheScope(String method, String path, String wanted) {
    String body = method.equals("POST") || method.equals("PATCH") ? "{}" : null;
    Scope scope = scope(wanted);
    Scope[] others =
        Stream.of(Scope.values())
            .filter(other -> other != scope && other != Scope.ADMIN)
            .filter(
                other ->
                    !path.equals(THREATS)
                        || !method.equals("POST")
                        || (other != Scope.EVENTS_WRITE && other != Scope.ALERTS_WRITE))
            .toArray(Scope[]::new);

    Answer refused = API.gateway.sendAs(API.gateway.key(others), method, path, body);
    Answer allowed = API.gateway.sendAs(API.gateway.key(scope), method, path, body);

    assertError(refused, 403, "insufficient_scope", "API key missing scope: ", wanted);
    assertThat(allowed.status()).as(allowed.text()).isIn(200, 404, 422);
  }

  private static Scope scope(String word) {
    return Stream.of(Scope.values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void strangersAreTold() {
    assertError(
        API.gateway.raw("GET", INCIDENTS, null, List.of()),
        401,
        "missing_api_key",
        "Missing API key");
    Answer unknown = API.gateway.raw("GET", INCIDENTS, null, List.of("X-API-Key", "nobody's"));
    assertError(unknown, 401, "invalid_api_key", "Invalid or expired API key");
    assertThat(unknown.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void aKeySeesItsOwnSpaceOnly() {
    String id = API.incident("Port access");
    String other = API.gateway.keyOf("other", key -> {}, Scope.INCIDENTS_READ);

    assertError(
        API.gateway.sendAs(other, "GET", INCIDENTS + '/' + id, null),
        404,
        "not_found",
        "Incident not found");
  }

  @Test
  void stateThatIsMovingCanBeRetried() {
    try (TestGateway gateway = new TestGateway()) {
      gateway.locate("plant", new SpaceLocator.Nowhere<>("state is moving between nodes"));

      Answer answer = gateway.get(INCIDENTS, "Andon-Space", "plant");

      assertError(answer, 503, "unavailable", "moving");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
  }
}
