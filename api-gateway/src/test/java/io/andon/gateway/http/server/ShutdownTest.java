package io.andon.gateway.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.andon.gateway.testing.Answer;
import io.andon.gateway.testing.Fixtures;
import io.andon.gateway.testing.TestGateway;
import io.andon.schema.IncidentState;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  @Test
  void finishesRequestsUnderWayAndTakesNoNewOnes() throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch decided = new CountDownLatch(1);
    try (TestGateway gateway = new TestGateway();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      gateway.commands.answer(
          command -> {
            taken.countDown();
            awaitQuietly(decided);
            return Fixtures.incident(Fixtures.INCIDENT, IncidentState.RESOLVED);
          });
      Future<Answer> underWay =
          threads.submit(() -> gateway.send("POST", "/spaces/plant/incidents/x/resolve", null));
      taken.await();
      try (Socket open = new Socket("127.0.0.1", gateway.port())) {
        Future<?> stop = threads.submit(gateway::stopServer);
        await().until(() -> refuses(gateway.port()));
        assertThat(underWay.isDone()).isFalse();
        assertThat(ask(open, "/v1/incidents"))
            .startsWith("HTTP/1.1 503 ")
            .containsIgnoringCase("retry-after: 1\r\n")
            .endsWith(
                "{\"error\":{\"code\":\"unavailable\",\"message\":\"The node is stopping\",\"retryable\":true}}");

        decided.countDown();

        assertThat(underWay.get().status()).isEqualTo(200);
        stop.get();
      }
    }
  }

  /** On a connection that was there before. */
  private static String ask(Socket open, String path) throws IOException {
    open.getOutputStream()
        .write("GET %s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(path).getBytes(US_ASCII));
    return new String(open.getInputStream().readAllBytes(), UTF_8);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean refuses(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return !socket.isConnected();
    } catch (IOException e) {
      return true;
    }
  }
}
