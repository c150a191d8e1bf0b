package io.andon.bench.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.andon.bench.http.ApiClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareServerTest {
  private static final String TARGET = "/spaces/some/incidents?status=open&limit=50";
  private static final String LONG = "/spaces/some/incidents/long";

  @TempDir Path folder;
  private HttpServer node;

  @BeforeEach
  void start() throws IOException {
    node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    node.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().toString();
          byte[] body =
              path.equals(LONG) ? new byte[20_000] : ("\"é " + path + '"').getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.getResponseHeaders().add("ETag", "\"7\"");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    node.start();
  }

  @AfterEach
  void stop() {
    node.stop(0);
  }

  @Test
  void answersAsTheNodeDid() throws IOException {
    Answers learned = new Answers();
    Path file = folder.resolve("answers");
    try (ApiClient client = new ApiClient("http://127.0.0.1:" + node.getAddress().getPort(), "k")) {
      learned.ask(client, TARGET);
      learned.ask(client, LONG);
    }
    learned.write(file);

    try (BareServer bare = BareServer.start(Answers.read(file));
        ApiClient client = new ApiClient("http://127.0.0.1:" + bare.port(), "k")) {
      HttpResponse<byte[]> reply = client.get(TARGET);
      assertThat(new String(reply.body(), UTF_8)).isEqualTo("\"é " + TARGET + '"');
      assertThat(reply.headers().firstValue("ETag")).hasValue("\"7\"");
      assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
      assertThat(client.get(LONG).body()).hasSize(20_000);
      assertThat(client.exists("/spaces/some/incidents")).isFalse();
    }
  }
}
