package io.andon.standalone.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.andon.contract.Contract;
import io.andon.contract.Exchange;
import io.andon.gateway.surface.openapi.OpenApiPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Talks to a node as anybody would: over HTTP, with a key. Every answer must be as documented. */
final class Rest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  static final List<String> SCOPES =
      List.of(
          "incidents:read",
          "incidents:write",
          "alerts:write",
          "events:write",
          "downtime:read",
          "MANAGE_PRODUCTION");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Contract CONTRACT = Contract.of(OpenApiPages.DOCUMENTS);
  // for the life of the test JVM: its threads are daemons
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private final String url;
  private final String key;
  private final Duration patience;

  Rest(String url, String key) {
    this(url, key, PATIENCE);
  }

  private Rest(String url, String key, Duration patience) {
    this.url = url;
    this.key = key;
    this.patience = patience;
  }

  /** What a node said. */
  record Answer(int status, String body, Map<String, List<String>> headers) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException("no JSON: " + body, e);
      }
    }

    Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst();
    }

    /** Of an incident. */
    long version() {
      return Long.parseLong(header("ETag").orElseThrow().replace("\"", ""));
    }

    Answer expect(int expected) {
      assertThat(status).describedAs(body).isEqualTo(expected);
      return this;
    }
  }

  Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  /** The JSON of an answer that must be 200. */
  JsonNode read(String path) {
    return get(path).expect(200).json();
  }

  /**
   * @param body anything that becomes JSON; null for none
   * @param headers name, value, name, value
   */
  Answer send(String method, String path, Object body, String... headers) {
    List<String> all =
        new ArrayList<>(
            List.of("Authorization", "Bearer " + key, "Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return exactly(method, path, body == null ? null : json(body).toString(), all);
  }

  /**
   * Sends these headers and this body as they are; null for no body. The exchange must be as the
   * OpenAPI documents say.
   */
  Answer exactly(String method, String path, String body, List<String> headers) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(patience)
            .headers(headers.toArray(String[]::new))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    Answer answer = answer(request);
    byte[] sent = body == null ? new byte[0] : body.getBytes(UTF_8);
    CONTRACT.check(
        new Exchange(
            new Exchange.Request(method, path, request.headers().map(), sent),
            new Exchange.Response(
                answer.status(), answer.headers(), answer.body().getBytes(UTF_8))));
    return answer;
  }

  private static Answer answer(HttpRequest request) {
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer.headers().map());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(Object value) {
    return JSON.valueToTree(value);
  }

  String key() {
    return key;
  }

  /** Makes a space, with the admin key, and returns a client that may do everything in it. */
  Rest newSpace(String slug) {
    send("POST", "/spaces", Map.of("slug", slug)).expect(201);
    return as(newKey(slug));
  }

  String newKey(String space) {
    return send("POST", "/spaces/" + space + "/keys", Map.of("name", "it", "scopes", SCOPES))
        .expect(201)
        .json()
        .get("key")
        .asText();
  }

  /** The same node, somebody else. */
  Rest as(String otherKey) {
    return new Rest(url, otherKey, patience);
  }

  /** Another node, the same caller. */
  Rest at(String otherUrl) {
    return new Rest(otherUrl, key, patience);
  }

  /** The same, waiting no longer than this for an answer. */
  Rest within(Duration shorter) {
    return new Rest(url, key, shorter);
  }
}
