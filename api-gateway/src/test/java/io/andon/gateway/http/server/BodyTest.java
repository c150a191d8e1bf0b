package io.andon.gateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class BodyTest {
  private static final String TO = "POST /spaces/plant/alerts HTTP/1.1\r\nHost: x\r\nX-API-Key: ";
  private static final String HEAD =
      TO + TestGateway.ADMIN_KEY + "\r\nContent-Type: application/json\r\n";

  private final TestGateway gateway = new TestGateway();
  private final Logger logger = (Logger) LoggerFactory.getLogger(ExceptionReplies.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.ERROR);
  }

  @AfterEach
  void close() {
    gateway.close();
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private Socket send(String text) throws IOException {
    Socket socket = new Socket("127.0.0.1", gateway.port());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(text.getBytes(Fixtures.UTF8));
    socket.getOutputStream().flush();
    return socket;
  }

  private double counted(String status) {
    return gateway
        .metrics
        .registry()
        .find("http.server.requests")
        .tags("uri", "/spaces/{slug}/alerts", "status", status)
        .timers()
        .stream()
        .mapToLong(timer -> timer.count())
        .sum();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 500\r\n\r\n{",
        "Transfer-Encoding: chunked\r\n\r\n5\r\n{",
        "Transfer-Encoding: chunked\r\n\r\nno size\r\n"
      })
  void anUploadThatBreaksOffIsTheClientsFault(String rest) throws IOException {
    send(HEAD + rest).close();

    await().untilAsserted(() -> assertThat(counted("400")).isEqualTo(1));
    assertThat(counted("500")).isZero();
    assertThat(log.list).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999", "1048577"})
  void aBodyDeclaredTooLargeIsRefusedBeforeItComes(String length) throws IOException {
    try (Socket socket = send(HEAD + "Content-Length: " + length + "\r\n\r\n")) {
      String start = new String(socket.getInputStream().readNBytes(12), Fixtures.UTF8);

      assertThat(start).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void whoSendsABodyTooLargeAndOnlyThenListensHearsIt() throws IOException {
    byte[] body = new byte[5 << 20];
    Arrays.fill(body, (byte) ' ');
    try (Socket socket = send(HEAD + "Content-Length: " + body.length + "\r\n\r\n")) {
      socket.getOutputStream().write(body);
      String answer = new String(socket.getInputStream().readAllBytes(), Fixtures.UTF8);

      assertThat(answer)
          .startsWith("HTTP/1.1 413")
          .endsWith("{\"detail\":\"The body is larger than 1048576 bytes\"}");
    }
  }

  @Test
  void whatIsOurFaultIsLoggedWithItsCause() {
    gateway.plant.failure = new IllegalStateException("the true cause");

    gateway.unchecked("GET", "/spaces/plant/incidents", "X-API-Key", TestGateway.ADMIN_KEY);

    assertThat(log.list).hasSize(1);
    assertThat(log.list.getFirst().getFormattedMessage())
        .endsWith("failed: java.lang.IllegalStateException: the true cause");
    assertThat(log.list.getFirst().getThrowableProxy().getStackTraceElementProxyArray())
        .isNotEmpty();
  }
}
