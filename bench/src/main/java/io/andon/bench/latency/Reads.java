package io.andon.bench.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.bench.http.ApiClient;
import java.util.List;

/** Reads incidents of the space {@code default} over HTTP, as a client with a key of its own. */
final class Reads implements AutoCloseable {
  private final ApiClient client;

  /** Asks the node for a key. */
  Reads(String url, String adminKey) {
    try (ApiClient admin = new ApiClient(url, adminKey)) {
      String key = admin.mintKey(LatencyBench.SPACE, List.of("incidents:read"));
      this.client = new ApiClient(url, key);
    }
  }

  /** The newest incidents, as JSON. */
  String incidents() {
    return new String(client.get("/spaces/" + LatencyBench.SPACE + "/incidents").body(), UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
