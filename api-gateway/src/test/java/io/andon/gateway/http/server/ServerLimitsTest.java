package io.andon.gateway.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes over the wire as no client library sends it. */
@Timeout(60)
class ServerLimitsTest {
  private static final String END = "\r\n";
  private static final String POST =
      "POST /spaces/plant/alerts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-API-Key: "
          + TestGateway.ADMIN_KEY
          + END;
  private static final String GET =
      "GET /spaces/plant/assets HTTP/1.1\r\nHost: x\r\nX-API-Key: " + TestGateway.ADMIN_KEY + END;

  private TestGateway gateway;

  @AfterEach
  void close() {
    gateway.close();
  }

  private void start(ServerLimits limits) {
    gateway = new TestGateway(limits);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("127.0.0.1", gateway.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(Fixtures.UTF8));
    socket.getOutputStream().flush();
  }

  private String answer(String request) throws IOException {
    try (Socket socket = connect()) {
      send(socket, request);
      return rest(socket);
    }
  }

  private static String rest(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException e) {
      // closed under what was still being sent
    }
    return all.toString(Fixtures.UTF8);
  }

  /** Sends a byte now and then until nobody takes it any more, and gives what was answered. */
  private static String trickle(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    try {
      for (byte one : text.getBytes(Fixtures.UTF8)) {
        out.write(one);
        out.flush();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        if (socket.getInputStream().available() > 0) {
          break;
        }
      }
    } catch (SocketException e) {
      // it was closed
    }
    return rest(socket);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a body of a known length | Content-Length: 5000            | ''",
        "chunks                   | Transfer-Encoding: chunked      | ''",
        "the name of a chunk      | Transfer-Encoding: chunked      | 1;x=",
        "what follows the chunks  | Transfer-Encoding: chunked      | '1\\r\\n{\\r\\n0\\r\\nX-Trailer: '",
      })
  void aBodyThatTakesTooLongIsGivenUp(String what, String header, String begin) throws IOException {
    start(new ServerLimits(100, Duration.ofMillis(400)));
    String slow = begin.isEmpty() && header.startsWith("T") ? "1\r\n \r\n" : " ";
    try (Socket socket = connect()) {
      send(socket, POST + header + END + END + begin.replace("\\r\\n", END));

      String answer = trickle(socket, slow.repeat(1_000));

      assertThat(answer)
          .as(what)
          .startsWith("HTTP/1.1 408")
          .contains("Connection: close")
          .endsWith("{\"detail\":\"The body did not arrive within 0 s\"}");
    }
  }

  @Test
  void aRefusedBodyThatTakesTooLongIsGivenUpToo() throws IOException {
    start(new ServerLimits(100, Duration.ofMillis(400)));
    try (Socket socket = connect()) {
      send(socket, POST + "Content-Length: 9999999" + END + END);
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      OutputStream out = socket.getOutputStream();

      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () -> {
                try {
                  out.write(' ');
                  out.flush();
                  return false;
                } catch (SocketException e) {
                  return true;
                }
              });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.1\r\nHost: ", "GET /", "\r\n\r\n"})
  void aHeadThatTakesTooLongIsGivenUp(String begin) throws IOException {
    start(new ServerLimits(100, Duration.ofMillis(400)));
    try (Socket socket = connect()) {
      send(socket, begin);
      long then = System.nanoTime();

      String answer = trickle(socket, begin.isBlank() ? "\r\n".repeat(400) : "x".repeat(1_000));

      assertThat(answer).doesNotContain("200 OK");
      assertThat(Duration.ofNanos(System.nanoTime() - then)).isLessThan(Duration.ofSeconds(15));
    }
  }

  @Test
  void aSlowButHonestRequestIsServed_asOftenAsItComes() throws IOException {
    start(new ServerLimits(100, Duration.ofSeconds(20)));
    try (Socket socket = connect()) {
      for (int i = 0; i < 20; i++) {
        send(socket, GET.substring(0, 20));
        send(socket, GET.substring(20) + END);
        byte[] status = socket.getInputStream().readNBytes(15);
        assertThat(new String(status, Fixtures.UTF8)).isEqualTo("HTTP/1.1 200 OK");
        byte[] gone = new byte[1 << 16];
        assertThat(socket.getInputStream().read(gone)).isPositive();
      }
    }
  }

  @Test
  void whoOnlyOccupiesConnectionsKeepsNobodyOut() throws IOException {
    start(new ServerLimits(20, Duration.ofSeconds(20)));
    List<Socket> idle = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      idle.add(connect());
      if (i % 2 == 0) {
        send(idle.getLast(), "GET / HTTP/1.1\r\n");
      }
    }

    assertThat(answer(GET + "Connection: close" + END + END)).startsWith("HTTP/1.1 200");
    for (Socket socket : idle) {
      socket.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: x\n\n",
        "GET / HTTP/1.1\r\nHost: x\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n\n",
        "GET / HTTP/1.1\nHost: x\r\n\r\n",
        "POST /api/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
            + "Content-Type: application/json\r\n\r\n2\n{}\n0\n\n",
        "POST /api/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n"
            + "Content-Type: application/json\r\n\r\n{}",
        "POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
      })
  void whatOthersMayReadInAnotherWayIsRefused(String request) throws IOException {
    start(ServerLimits.STANDARD);

    assertThat(answer(request)).startsWith("HTTP/1.1 400").contains("{\"detail\":");
  }

  @Test
  void aHeadMayHave32KibibytesAndNoMore() throws IOException {
    start(ServerLimits.STANDARD);
    String token = "x".repeat(31 << 10);

    assertThat(answer(GET + "X-Much: " + token + END + "Connection: close" + END + END))
        .startsWith("HTTP/1.1 200");
    assertThat(answer(GET + "X-Much: " + token + token + END + END)).startsWith("HTTP/1.1 431");
  }

  @ParameterizedTest
  @CsvSource({
    "gzip,415",
    "br,415",
    "deflate,415",
    "x-gzip,415",
    "'gzip, identity',415",
    "identity,400",
    "IDENTITY,400"
  })
  void aBodyComesAsItIs(String encoding, int status) throws IOException {
    start(ServerLimits.STANDARD);

    String answer =
        answer(
            POST
                + "Content-Encoding: %s\r\nContent-Length: 3\r\nConnection: close\r\n\r\nxyz"
                    .formatted(encoding));

    assertThat(answer).startsWith("HTTP/1.1 " + status).contains("{\"detail\":");
    assertThat(answer.contains("Accept-Encoding: identity")).isEqualTo(status == 415);
  }
}
