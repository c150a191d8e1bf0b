package io.andon.bench.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Reads incidents of the space {@code default} over HTTP, as a client with a key of its own. */
final class Reads implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String key;

  /** Asks the node for a key. */
  Reads(String url, String adminKey) {
    this.url = url;
    this.key = mintKey(adminKey);
  }

  private String mintKey(String adminKey) {
    try {
      String body =
          JSON.writeValueAsString(
              Map.of("name", "bench", "scopes", new String[] {"incidents:read"}));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/spaces/" + LatencyBench.SPACE + "/keys"))
              .header("Authorization", "Bearer " + adminKey)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      String reply = send(request);
      return JSON.readTree(reply).path("key").asText();
    } catch (IOException e) {
      throw new StartupException("the node gave no key: " + e.getMessage(), e);
    }
  }

  /** The newest incidents, as JSON. */
  String incidents() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/spaces/" + LatencyBench.SPACE + "/incidents"))
            .header("Authorization", "Bearer " + key)
            .build();
    try {
      return send(request);
    } catch (IOException e) {
      throw new StartupException("cannot read the incidents: " + e.getMessage(), e);
    }
  }

  private String send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (reply.statusCode() / 100 != 2) {
        throw new IOException(reply.statusCode() + " " + reply.body());
      }
      return reply.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
