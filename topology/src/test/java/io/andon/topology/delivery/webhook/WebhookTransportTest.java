package io.andon.topology.delivery.webhook;

import static io.andon.core.Fixtures.T0;
import static io.andon.topology.delivery.webhook.HookServer.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.delivery.Attempt;
import io.andon.core.delivery.Health;
import io.andon.core.delivery.Outcome;
import io.andon.core.delivery.Target;
import io.andon.core.delivery.webhook.AllowList;
import io.andon.core.delivery.webhook.UrlPolicy;
import io.andon.core.delivery.webhook.WebhookRules;
import io.andon.schema.internal.Delivery;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls a real HTTP server. */
@Timeout(60)
class WebhookTransportTest {
  private static final String BODY = "{\"title\":\"Příliš horko 🔥\"}";
  private static final Duration SHORT = Duration.ofMillis(300);

  private final HookServer server = new HookServer();
  private final WebhookTransport transport =
      transport(new UrlPolicy(Rules.ANYWHERE, InetAddress::getAllByName), SHORT);

  private static WebhookTransport transport(UrlPolicy policy, Duration patience) {
    return new WebhookTransport(policy, new WebhookTransport.Limits(patience, patience));
  }

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  @Test
  void postsTheBodySignedWithEverySecret() {
    Outcome outcome = transport.send(attempt(server.url("/hook?x=1"), "whsec_new", "whsec_old"));

    assertThat(outcome).isEqualTo(new Outcome.Delivered(200));
    HookServer.Call call = server.calls().getFirst();
    assertThat(call.path()).isEqualTo("/hook");
    assertThat(call.body()).isEqualTo(BODY);
    assertThat(call.headers().getFirst("Content-Type")).startsWith("application/json");
    assertThat(call.headers().getFirst("Andon-Delivery")).isEqualTo("d1");
    assertThat(call.headers().getFirst("Andon-Event")).isEqualTo("incident.opened");
    String timestamp = call.headers().getFirst("Andon-Timestamp");
    assertThat(timestamp).isEqualTo(Long.toString(T0.getEpochSecond()));
    assertThat(call.headers().getFirst("Andon-Signature"))
        .isEqualTo(
            "v1=%s,v1=%s"
                .formatted(
                    hmac("whsec_new", timestamp + "." + BODY),
                    hmac("whsec_old", timestamp + "." + BODY)));
  }

  /** The example of docs/webhooks.md. */
  @Test
  void signsAsDocumented() {
    assertThat(Signature.of(List.of("whsec_test"), Instant.ofEpochSecond(1_772_792_400), "{}"))
        .isEqualTo("v1=9ed5f51a6d0c28838a5cfd595fae9e27b8d966a5ea159c5f698300a0650ada01");
  }

  /** As docs/webhooks.md has receivers do it. */
  private static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void twoHundredsAreSuccess(int status) {
    server.behave(answer(status));
    assertThat(call()).isEqualTo(new Outcome.Delivered(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {304, 400, 401, 404, 410, 500, 501})
  void otherAnswersAreAboutThisMessage(int status) {
    server.behave(answer(status));
    assertThat(call()).isEqualTo(new Outcome.Refused(status, "it answered " + status));
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (HookServer elsewhere = new HookServer()) {
      server.behave(answer(307, "Location", elsewhere.url("/")));
      assertThat(call()).isEqualTo(new Outcome.Refused(307, "it answered 307"));
      assertThat(elsewhere.calls()).isEmpty();
    }
  }

  @Test
  void saysHowLongTheReceiverWantsToBeLeftAlone() {
    server.behave(answer(429, "Retry-After", "120"));
    assertThat(call())
        .isEqualTo(new Outcome.Unavailable(429, "it answered 429", Duration.ofMinutes(2)));
    server.behave(answer(503, "Retry-After", "Fri, 06 Mar 2026 10:05:00 GMT"));
    assertThat(call())
        .isEqualTo(new Outcome.Unavailable(503, "it answered 503", Duration.ofMinutes(5)));
    server.behave(answer(503, "Retry-After", "when the cows come home"));
    assertThat(call()).isEqualTo(new Outcome.Unavailable(503, "it answered 503", null));
    server.behave(answer(502));
    assertThat(call()).isEqualTo(new Outcome.Unavailable(502, "it answered 502", null));
  }

  @Test
  void aReceiverThatHangsIsLetGo_andRecovers() {
    server.behave(server.hang());
    assertThat(call()).isInstanceOf(Outcome.Unavailable.class);
    server.behave(answer(200));
    assertThat(call()).isEqualTo(new Outcome.Delivered(200));
    assertThat(server.calls()).hasSize(2);
  }

  @Test
  void aReceiverThatDripsItsAnswerIsLetGo() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread unused = Thread.ofVirtual().start(() -> drip(dripping, over));
      Outcome outcome = transport.send(attempt("http://127.0.0.1:" + dripping.getLocalPort(), "s"));
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Unavailable.class,
              one -> assertThat(one.error()).startsWith("no answer within"));
      over.countDown();
    }
  }

  @Test
  void theStatusCounts_whateverBecomesOfTheRest() {
    assertThat(against("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", true))
        .isEqualTo(new Outcome.Delivered(200));
    assertThat(against("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n", true))
        .isEqualTo(new Outcome.Delivered(200));
    assertThat(against("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nx", false))
        .isEqualTo(new Outcome.Delivered(200));
    assertThat(against("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", false))
        .isEqualTo(new Outcome.Delivered(200));
  }

  @ParameterizedTest
  @CsvSource({
    "'', it closed the connection without an answer",
    "What do you want?, it closed the connection without an answer",
    "HTTP/9.9 200 OK, its answer is not HTTP",
  })
  void saysInPlainWordsWhatIsWrong(String answer, String error) {
    assertThat(against(answer.isEmpty() ? "" : answer + "\r\n\r\n", false))
        .isEqualTo(new Outcome.Unavailable(null, error, null));
  }

  @Test
  void readsNoHeadWithoutEnd_andNoChatter() {
    String status = "HTTP/1.1 200 OK\r\n";
    for (String endless :
        List.of(
            status + "X: " + "x".repeat(1 << 20),
            status + "X: x\r\n".repeat(1 << 14),
            "hello\r\n".repeat(100))) {
      assertThat(against(endless, false))
          .isEqualTo(new Outcome.Unavailable(null, "its answer is not HTTP, or too large", null));
    }
  }

  /** What becomes of a call that is answered so, and then goes on without end or not at all. */
  private Outcome against(String answer, boolean goesOn) {
    CountDownLatch over = new CountDownLatch(1);
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread unused = Thread.ofVirtual().start(() -> say(plain, answer, goesOn ? over : null));
      return transport.send(attempt("http://127.0.0.1:" + plain.getLocalPort(), "s"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      over.countDown();
    }
  }

  private static void say(ServerSocket server, String text, @Nullable CountDownLatch until) {
    try (Socket socket = server.accept()) {
      // all of the request, else what is closed is reset
      byte[] request = new byte[1 << 16];
      int got = 0;
      while (!new String(request, 0, got, UTF_8).contains(BODY)) {
        got += socket.getInputStream().read(request, got, request.length - got);
      }
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(UTF_8));
      while (until != null && !until.await(50, TimeUnit.MILLISECONDS)) {
        out.write('x');
      }
    } catch (IOException | InterruptedException e) {
      // the client has gone, as it should
    }
  }

  /** A header without end, a byte at a time, each well before the client loses its patience. */
  private static void drip(ServerSocket server, CountDownLatch over) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nX-Long: ".getBytes(UTF_8));
      while (!over.await(50, TimeUnit.MILLISECONDS)) {
        out.write('x');
        out.flush();
      }
    } catch (IOException | InterruptedException e) {
      // the client has gone, as it should
    }
  }

  @Test
  void anAnswerWithoutEndIsNotRead() {
    server.behave(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = new byte[1 << 16];
          while (true) {
            exchange.getResponseBody().write(chunk);
          }
        });
    assertThat(call()).isEqualTo(new Outcome.Delivered(200));
  }

  @Test
  void nobodyThereIsUnavailable() {
    server.close();
    assertThat(call())
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class,
            one -> assertThat(one.error()).isEqualTo("cannot connect: it refused the connection"));
    assertThat(transport.send(attempt("http://no.such.host.invalid/", "s")))
        .isInstanceOfSatisfying(
            Outcome.Unavailable.class,
            one -> assertThat(one.error()).isEqualTo("its host is not known"));
  }

  @Test
  void connectsToTheAddressThatWasJudged_underTheNameInTheUrl() {
    UrlPolicy policy =
        new UrlPolicy(Rules.ANYWHERE, host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    try (WebhookTransport pinned = transport(policy, SHORT)) {
      String url = "http://hooks.example.com:%d/".formatted(server.port());
      assertThat(pinned.send(attempt(url, "s"))).isEqualTo(new Outcome.Delivered(200));
      assertThat(server.calls().getFirst().headers().getFirst("Host"))
          .isEqualTo("hooks.example.com:" + server.port());
    }
  }

  @Test
  void aNameThatLeadsInsideAfterItWasAcceptedReachesNobody() throws IOException {
    Deque<InetAddress> answers = new ArrayDeque<>();
    answers.add(InetAddress.getByAddress(new byte[] {8, 8, 8, 8}));
    answers.add(InetAddress.getLoopbackAddress());
    UrlPolicy policy = new UrlPolicy(Rules.STRICT, host -> new InetAddress[] {answers.pop()});
    String url = "http://rebinding.example.com:%d/".formatted(server.port());
    assertThat(policy.problem(url)).isNull();
    try (WebhookTransport careful = transport(policy, SHORT)) {
      assertThat(careful.send(attempt(url, "s")))
          .isInstanceOfSatisfying(
              Outcome.Unavailable.class,
              one ->
                  assertThat(one.error())
                      .isEqualTo(
                          "rebinding.example.com leads to a loopback address, which the operator has not allowed"));
    }
    assertThat(server.calls()).isEmpty();
    assertThat(answers).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "localhost"})
  void whatLeadsInsideIsNotCalled_whenAnOperatorHasForbiddenItSince(String host) {
    try (WebhookTransport careful =
        transport(new UrlPolicy(Rules.STRICT, InetAddress::getAllByName), SHORT)) {
      String url = "http://%s:%d/".formatted(host, server.port());
      assertThat(careful.send(attempt(url, "s")))
          .isInstanceOfSatisfying(
              Outcome.Unavailable.class,
              one -> assertThat(one.error()).contains("a loopback address"));
    }
    assertThat(server.calls()).isEmpty();
  }

  @Test
  void whatIsNotEncryptedIsNotSent_whenAnOperatorHasForbiddenItSince() {
    WebhookRules rules = new WebhookRules(AllowList.of("127.0.0.0/8"), true);
    try (WebhookTransport careful =
        transport(new UrlPolicy(rules, InetAddress::getAllByName), SHORT)) {
      assertThat(careful.send(attempt(server.url("/"), "s")))
          .isInstanceOfSatisfying(
              Outcome.Unavailable.class,
              one -> assertThat(one.error()).contains("Should begin with https://"));
    }
    assertThat(server.calls()).isEmpty();
  }

  private Outcome call() {
    return transport.send(attempt(server.url("/"), "s"));
  }

  private static Attempt attempt(String url, String... secrets) {
    Delivery delivery =
        Delivery.newBuilder()
            .setId("d1")
            .setSpace("plant")
            .setReceiver("w")
            .setEvent("incident.opened")
            .setBody(BODY)
            .setCreatedAt(T0)
            .setQueuedAt(T0)
            .setDueAt(T0)
            .build();
    return new Attempt(delivery, new Target.Endpoint(url, List.of(secrets)), T0, Health.SOUND);
  }
}
