package io.andon.bench.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadClientTest {
  private static final int CONNECTIONS = 4;

  private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new AtomicInteger())
              .incrementAndGet();
          byte[] body = "a body".getBytes(US_ASCII);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static byte[] get(String path) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(US_ASCII);
  }

  private LoadClient.Measured run() {
    return LoadClient.run(
        new Load(
            server.getAddress(),
            List.of(get("/a"), get("/b")),
            CONNECTIONS,
            Duration.ofMillis(300)));
  }

  @Test
  void countsEveryAnswerInTime_andAsksInTurn() {
    LoadClient.Measured measured = run();

    int a = seen.get("/a").get();
    int b = seen.get("/b").get();
    assertThat(a).isBetween(b, b + 1);
    // what was under way at the end is not counted
    assertThat(measured.latencies().count()).isBetween(a + b - CONNECTIONS, a + b);
    assertThat(measured.seconds()).isEqualTo(0.3);
    assertThat(measured.latencies().percentile(50)).isPositive();
  }

  @Test
  void failsWhenARequestFails() {
    status = 503;

    assertThatThrownBy(this::run)
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("status 503");
  }
}
