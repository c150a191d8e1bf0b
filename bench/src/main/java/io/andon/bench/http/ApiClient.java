package io.andon.bench.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Asks a node what need not be fast. */
public final class ApiClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String key;

  /**
   * @param url of the node
   * @param key the credential
   */
  public ApiClient(String url, String key) {
    this.url = url;
    this.key = key;
  }

  /** The credential it comes with. */
  public String key() {
    return key;
  }

  /** Whether there is something at the target. */
  public boolean exists(String target) {
    return send(request(target).build()).statusCode() != 404;
  }

  /**
   * The whole answer.
   *
   * @throws StartupException when the status says failure
   */
  public HttpResponse<byte[]> get(String target) {
    return checked(target, send(request(target).build()));
  }

  /**
   * The body of an answer.
   *
   * @throws StartupException when the status says failure
   */
  public JsonNode json(String target) {
    return body(target, get(target));
  }

  /**
   * Posts JSON and gives the body of the answer.
   *
   * @throws StartupException when the status says failure
   */
  public JsonNode post(String target, Object body) {
    try {
      HttpRequest request =
          request(target)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
              .build();
      return body(target, checked(target, send(request)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new key of a space; this client needs the admin key for it. */
  public String mintKey(String space, List<String> scopes) {
    return post("/spaces/" + space + "/keys", Map.of("name", "bench", "scopes", scopes))
        .path("key")
        .asText();
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(URI.create(url + target))
        .header("Authorization", "Bearer " + key);
  }

  private HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new StartupException("the node does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted", e);
    }
  }

  private static HttpResponse<byte[]> checked(String target, HttpResponse<byte[]> reply) {
    if (reply.statusCode() / 100 != 2) {
      throw new StartupException(
          "%s: %d %s".formatted(target, reply.statusCode(), new String(reply.body(), UTF_8)));
    }
    return reply;
  }

  private static JsonNode body(String target, HttpResponse<byte[]> reply) {
    try {
      return JSON.readTree(reply.body());
    } catch (IOException e) {
      throw new StartupException("%s: %s".formatted(target, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
