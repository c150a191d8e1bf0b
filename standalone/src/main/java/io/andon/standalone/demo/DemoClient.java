package io.andon.standalone.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Talks to the node as anybody would: over REST, with a key. */
final class DemoClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Set<Integer> DONE = Set.of(200, 201);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String baseUrl;

  DemoClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** The answer to a GET. */
  JsonNode get(String path, String key) {
    return json(request("GET", path, key, Map.of(), DONE), path);
  }

  /**
   * The answer to a POST or PATCH.
   *
   * @param alsoFine a status that is no failure either, such as 409 for what exists already
   */
  JsonNode send(String method, String path, String key, Map<String, ?> body, int alsoFine) {
    Set<Integer> fine = new HashSet<>(DONE);
    fine.add(alsoFine);
    return json(request(method, path, key, body, fine), path);
  }

  private String request(
      String method, String path, String key, Map<String, ?> body, Set<Integer> fine) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json");
    try {
      request.method(
          method,
          body.isEmpty()
              ? BodyPublishers.noBody()
              : BodyPublishers.ofString(json.writeValueAsString(body)));
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (!fine.contains(response.statusCode())) {
        throw new StartupException(
            "%s %s answered %d: %s"
                .formatted(method, path, response.statusCode(), response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new StartupException("%s %s: %s".formatted(method, path, e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted", e);
    }
  }

  private JsonNode json(String body, String path) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new StartupException(path + " answered no JSON", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
