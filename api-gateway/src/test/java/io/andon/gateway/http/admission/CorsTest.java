package io.andon.gateway.http.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.Scope;
import io.andon.gateway.access.limit.Limits;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
  private static final String BOARD = "https://board.example.com";
  private static final String EVIL = "https://evil.example";
  private TestGateway gateway;

  @AfterEach
  void close() {
    gateway.close();
  }

  private void origins(String setting) {
    origins(setting, Limits.Rates.UNLIMITED);
  }

  private void origins(String setting, Limits.Rates rates) {
    Origins origins = setting.isEmpty() ? Origins.NONE : Origins.parse(setting).orElseThrow();
    gateway =
        new TestGateway(TestGateway.access(rates, new EdgeSettings(0, Optional.empty(), origins)));
  }

  private static String allowed(Answer answer) {
    return answer.header("Access-Control-Allow-Origin");
  }

  @ParameterizedTest
  @CsvSource({
    // setting, origin, who is let in, whether with a session
    "'',                                 https://board.example.com, '',                        ''",
    "https://board.example.com,          https://board.example.com, https://board.example.com, true",
    "https://board.example.com,          https://evil.example,      '',                        ''",
    "https://board.example.com,          http://board.example.com,  '',                        ''",
    "https://board.example.com,          null,                      '',                        ''",
    "*,                                  https://evil.example,      *,                         ''",
    "*,                                  null,                      *,                         ''",
    "'*,https://board.example.com',      https://board.example.com, https://board.example.com, true",
    "'*,https://board.example.com',      https://evil.example,      *,                         ''",
  })
  void pagesOfTheSitesThatAreSetMayReadAnswers(
      String setting, String origin, String letIn, String withSession) {
    origins(setting);

    Answer answer = gateway.get("/spaces/plant/incidents", "Origin", origin);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(allowed(answer)).isEqualTo(letIn);
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo(withSession);
    assertThat(answer.header("Vary")).isEqualTo(setting.isEmpty() ? "" : "Origin");
    assertThat(answer.header("Access-Control-Expose-Headers").split(", "))
        .contains(
            letIn.isEmpty()
                ? new String[] {""}
                : new String[] {
                  "Link",
                  "ETag",
                  "Retry-After",
                  "Andon-Stale",
                  "RateLimit",
                  "RateLimit-Policy",
                  "X-Request-Id"
                });
  }

  @Test
  void withoutAnOriginOnlyCachesHearOfIt() {
    origins(BOARD);

    Answer answer = gateway.get("/spaces");

    assertThat(allowed(answer)).isEmpty();
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /nope,                  404",
    "GET,    /openapi,               200",
    "DELETE, /spaces/plant/incidents,405",
    "GET,    /spaces/plant/incidents,401",
    "GET,    /metrics,               401",
    "POST,   /api/session,           415",
    "PATCH,  /api/v1/downtime,       405",
  })
  void errorsCanBeReadToo(String method, String path, int status) {
    origins(BOARD);

    Answer answer = gateway.unchecked(method, path, "Origin", BOARD);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(allowed(answer)).isEqualTo(BOARD);
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  @Test
  void soCanWhatComesTooOften_andOurFaults() {
    origins(BOARD, new Limits.Rates(0, 2, 0));
    gateway.plant.failure = new IllegalStateException("ours");
    String[] headers = {"Origin", BOARD, "X-API-Key", TestGateway.ADMIN_KEY};

    for (int status : new int[] {500, 500, 429}) {
      Answer answer = gateway.unchecked("GET", "/spaces/plant/incidents", headers);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(allowed(answer)).isEqualTo(BOARD);
    }
    assertThat(preflight("/spaces", BOARD, "GET").status()).isEqualTo(429);
  }

  private Answer preflight(String path, String origin, String method) {
    return gateway.unchecked(
        "OPTIONS",
        path,
        "Origin",
        origin,
        "Access-Control-Request-Method",
        method,
        "Access-Control-Request-Headers",
        "authorization, if-match, idempotency-key, content-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/spaces/plant/incidents/x", "/api/session", "/nope", "/api/v1/downtime"})
  void browsersAreGivenLeave_withoutACredential(String path) {
    origins(BOARD);

    Answer leave = preflight(path, BOARD, "PATCH");

    assertThat(leave.status()).isEqualTo(204);
    assertThat(leave.text()).isEmpty();
    assertThat(allowed(leave)).isEqualTo(BOARD);
    assertThat(leave.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(leave.header("Access-Control-Allow-Methods").split(", "))
        .contains("PATCH", "PUT", "DELETE");
    assertThat(leave.header("Access-Control-Allow-Headers").split(", "))
        .contains("Authorization", "X-API-Key", "If-Match", "Idempotency-Key", "Content-Type");
    assertThat(leave.header("Access-Control-Max-Age")).isEqualTo("7200");
    assertThat(gateway.commands.taken).isEmpty();
  }

  @Test
  void strangersAreGivenNone() {
    origins(BOARD);

    Answer answer = preflight("/spaces", EVIL, "GET");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(allowed(answer)).isEmpty();
    assertThat(answer.header("Access-Control-Allow-Methods")).isEmpty();
  }

  @Test
  void aSessionIsForNamedSitesOnly() {
    origins(BOARD + ",*");
    String session = gateway.session(gateway.user("ana", "Ana", Scope.ADMIN));
    for (String site : List.of("same-site", "cross-site")) {
      assertThat(put(session, BOARD, site).status()).isEqualTo(409);
      assertThat(put(session, EVIL, site).status()).isEqualTo(403);
      assertThat(put(session, "null", site).status()).isEqualTo(403);
    }
    assertThat(gateway.commands.taken).hasSize(2);
    assertThat(
            gateway
                .logIn("plant", "ana", TestGateway.PASSWORD, "Origin", BOARD)
                .header("Set-Cookie"))
        .startsWith("andon_session=");
    assertThat(gateway.logIn("plant", "ana", TestGateway.PASSWORD, "Origin", EVIL).status())
        .isEqualTo(403);
  }

  private Answer put(String session, String origin, String site) {
    return gateway.raw(
        "PUT",
        "/spaces/plant/assets/x",
        "{\"kind\":\"line\"}".getBytes(Fixtures.UTF8),
        List.of(
            "Cookie",
            session,
            "Origin",
            origin,
            "Sec-Fetch-Site",
            site,
            "Content-Type",
            "application/json"));
  }
}
