package io.andon.standalone.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.topology.settings.StartupException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiverTest {
  /** When the delivery was signed. */
  private static final long SENT = 1_772_792_400;

  // openssl dgst -sha256 -hmac whsec_test, of "1772792400.{}"
  private static final String SIGNATURE =
      "v1=9ed5f51a6d0c28838a5cfd595fae9e27b8d966a5ea159c5f698300a0650ada01";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Instant now = Instant.ofEpochSecond(SENT + 3);
  private final Receiver receiver =
      Receiver.start(
          0, new Verifier("whsec_test"), () -> now, new PrintStream(printed, true, UTF_8));

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void saysWhatCame_andKnowsItWhenItComesAgain() throws Exception {
    assertThat(send("{}", "v1=00," + SIGNATURE)).isEqualTo(204);
    assertThat(send("{}", SIGNATURE)).isEqualTo(204);

    assertThat(lines())
        .containsExactly(
            "received ping, delivery d1",
            "  signed right",
            "  {}",
            "again ping, delivery d1",
            "  signed right",
            "  {}");
  }

  @Test
  void refusesWhatIsNotSignedRight() throws Exception {
    assertThat(send("{ }", SIGNATURE)).isEqualTo(401);
    now = Instant.ofEpochSecond(SENT).plusSeconds(301);
    assertThat(send("{}", SIGNATURE)).isEqualTo(401);

    assertThat(lines())
        .containsExactly(
            "refused ping, delivery d1",
            "  it is signed with another secret",
            "  { }",
            "refused ping, delivery d1",
            "  it was sent more than five minutes off, at 2026-03-06T10:20:00Z",
            "  {}");
  }

  @Test
  void saysInOneLineThatThePortIsTaken() {
    int taken = URI.create(receiver.url()).getPort();
    assertThatThrownBy(() -> Receiver.start(taken, new Verifier("x"), () -> now, System.out))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("ANDON_RECEIVER_PORT: cannot listen on 127.0.0.1:" + taken);
  }

  private List<String> lines() {
    return printed.toString(UTF_8).lines().toList();
  }

  private int send(String body, String signature) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(receiver.url() + "/andon"))
              .header("Andon-Delivery", "d1")
              .header("Andon-Event", "ping")
              .header("Andon-Timestamp", Long.toString(SENT))
              .header("Andon-Signature", signature)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
