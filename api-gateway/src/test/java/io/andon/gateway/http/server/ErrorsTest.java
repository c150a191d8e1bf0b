package io.andon.gateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.andon.core.rejection.RejectionText;
import io.andon.core.rejection.Rejections;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.RejectionReason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
  private static final TestGateway GATEWAY = new TestGateway();
  private static final List<String> ADMIN_JSON =
      List.of(
          "Authorization", "Bearer " + TestGateway.ADMIN_KEY, "Content-Type", "application/json");

  @AfterAll
  static void close() {
    GATEWAY.close();
  }

  @AfterEach
  void works() {
    GATEWAY.plant.failure = null;
  }

  private static void assertErrorFormat(Answer answer, String path, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("X-Request-Id")).isNotEmpty();
    assertThat(answer.json().size()).isEqualTo(1);
    assertThat(answer.json().has(path.startsWith("/api/v1") ? "error" : "detail")).isTrue();
    assertThat(answer.text()).doesNotContain("Exception", "io.andon", "javalin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nope",
        "/spaces/plant/nope",
        "/spaces/plant/incidents/x/nope",
        "/api/v1/nope",
        "/spaces/plant/alerts/x/y"
      })
  void unknownPathIs404(String path) {
    assertErrorFormat(GATEWAY.get(path), path, 404);
    assertErrorFormat(GATEWAY.get(path, "Accept", "text/html"), path, 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE | /spaces/plant/incidents           | GET, HEAD",
        "POST   | /spaces/plant/incidents/x         | GET, HEAD, PATCH",
        "GET    | /spaces/plant/incidents/x/resolve | POST",
        "PUT    | /spaces/plant/alerts              | GET, HEAD, POST",
        "PATCH  | /api/v1/downtime                  | GET, HEAD, POST",
        "PATCH  | /spaces/plant/assets/x            | DELETE, GET, HEAD, PUT",
        "OPTIONS| /spaces                           | GET, HEAD, POST",
      })
  void wrongMethodIs405(String method, String path, String allowed) {
    Answer answer = GATEWAY.send(method, path, null);

    assertErrorFormat(answer, path, 405);
    assertThat(answer.header("Allow")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/spaces/plant/alerts", "/api/v1/downtime", "/spaces/plant/keys"})
  void badBodiesAreRefused(String path) {
    List<String> headers = new java.util.ArrayList<>(ADMIN_JSON);
    headers.addAll(List.of("Andon-Space", "plant"));

    assertErrorFormat(GATEWAY.raw("POST", path, null, headers), path, 400);
    assertErrorFormat(post(path, "{", headers), path, 400);
    assertErrorFormat(post(path, "{}{}", headers), path, 400);
    assertErrorFormat(post(path, "{\"a\":1,\"a\":2}", headers), path, 400);
    assertErrorFormat(post(path, "[".repeat(5000) + "]".repeat(5000), headers), path, 400);
    assertErrorFormat(post(path, "{\"a\":" + "9".repeat(5000) + "}", headers), path, 400);
    assertErrorFormat(post(path, "{\"a\":NaN}", headers), path, 400);
    byte[] invalid = {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}'};
    assertErrorFormat(GATEWAY.raw("POST", path, invalid, headers), path, 400);
    byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16);
    assertErrorFormat(GATEWAY.raw("POST", path, utf16, headers), path, 400);
    assertThat(GATEWAY.commands.taken).isEmpty();
  }

  private static Answer post(String path, String body, List<String> headers) {
    return GATEWAY.raw("POST", path, body.getBytes(Fixtures.UTF8), headers);
  }

  @Test
  void aBodyOverOneMebibyteIs413() {
    byte[] body = new byte[(1 << 20) + 1];
    Arrays.fill(body, (byte) ' ');
    byte[] justFits = Arrays.copyOf(body, 1 << 20);

    assertErrorFormat(
        GATEWAY.raw("POST", "/spaces/plant/alerts", body, ADMIN_JSON), "/spaces", 413);
    assertErrorFormat(
        GATEWAY.raw("POST", "/spaces/plant/alerts", justFits, ADMIN_JSON), "/spaces", 400);
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain,415",
    "application/x-www-form-urlencoded,415",
    "application/json;charset=latin1,415",
    "application/json; charset=UTF-8,422",
    "application/merge-patch+json,422"
  })
  void takesJsonOnly(String contentType, int status) {
    Answer answer = GATEWAY.send("POST", "/spaces/plant/keys", "{}", "Content-Type", contentType);

    assertErrorFormat(answer, "/spaces", status);
  }

  @Test
  void ourFaultIs500WithoutInternals() {
    GATEWAY.plant.failure = new IllegalStateException("secret internals");

    Answer answer =
        GATEWAY.unchecked(
            "GET",
            "/spaces/plant/incidents",
            "X-API-Key",
            TestGateway.ADMIN_KEY,
            "X-Request-Id",
            "abc-1");

    assertErrorFormat(answer, "/spaces", 500);
    assertThat(answer.text()).contains("abc-1").doesNotContain("secret");
    assertThat(answer.header("X-Request-Id")).isEqualTo("abc-1");
  }

  @Test
  void aHostileRequestIdIsReplaced() {
    Answer answer = GATEWAY.get("/spaces", "X-Request-Id", "<script>");

    assertThat(answer.header("X-Request-Id")).hasSize(36);
  }

  @Test
  void stateThatMovedAwayIs503() {
    GATEWAY.plant.failure = new InvalidStateStoreException("moved");

    Answer answer = GATEWAY.get("/spaces/plant/incidents");

    assertErrorFormat(answer, "/spaces", 503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  static Stream<Arguments> rejections() {
    return Stream.of(
        arguments(Rejections.unknown("root_asset", "asset", "a"), 404),
        arguments(Rejections.exists("id", "incident", "a"), 409),
        arguments(Rejections.closed(), 409),
        arguments(Rejections.overLimit("incident", "There are 5"), 409),
        arguments(Rejections.versionMismatch(3, "2"), 412),
        arguments(Rejections.invalid("root_asset", "is no asset"), 422));
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void rejectionsAreWorded(Rejection rejection, int status) {
    try (TestGateway gateway = new TestGateway()) {
      gateway.commands.reject(rejection);

      Answer answer = gateway.send("PATCH", "/spaces/plant/incidents/" + Fixtures.INCIDENT, "{}");

      assertErrorFormat(answer, "/spaces", status);
      assertThat(answer.text()).contains(RejectionText.of(rejection));
      if (rejection.getReason() == RejectionReason.INVALID) {
        assertThat(answer.json().at("/detail/0/loc").toString())
            .isEqualTo("[\"body\",\"root_product_id\"]");
      }
    }
  }

  @Test
  void noOutcomeInTimeIs503() {
    try (TestGateway gateway = new TestGateway()) {
      gateway.commands.fail(new ProblemException(Problem.Unavailable.soon("Not known yet")));

      Answer answer = gateway.send("POST", "/spaces/plant/incidents/x/resolve", null);

      assertErrorFormat(answer, "/spaces", 503);
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
  }

  @Test
  void aRequestThatIsNoHttpGetsJsonToo() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", GATEWAY.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(Fixtures.UTF8));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), Fixtures.UTF8);

      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/json", "\"detail\"");
      assertThat(answer).contains("X-Request-Id").doesNotContain("<html");
    }
  }

  @Test
  void headIsRefusedLikeGet() {
    assertThat(GATEWAY.raw("HEAD", "/spaces/plant/incidents", null, List.of()).status())
        .isEqualTo(401);
    assertThat(GATEWAY.send("HEAD", "/spaces/plant/incidents", null).status()).isEqualTo(200);
    assertThat(GATEWAY.send("HEAD", "/spaces/plant/incidents", null).text()).isEmpty();
  }
}
