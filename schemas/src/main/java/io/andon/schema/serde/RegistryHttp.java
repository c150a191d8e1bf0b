package io.andon.schema.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the registry over HTTP: the next url when one fails, and all of them again after a pause.
 */
final class RegistryHttp implements AutoCloseable {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int TOO_MANY_REQUESTS = 429;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistrySettings settings;
  // made on the first question: it starts a thread, and many serdes never ask
  private @Nullable HttpClient client;
  // the url that answered last; a race costs one try, nothing else
  private volatile int preferred;

  RegistryHttp(RegistrySettings settings) {
    this.settings = settings;
  }

  /** What the registry said, which may be no. */
  record Answer(URI url, int status, JsonNode body) {
    boolean isOk() {
      return status / 100 == 2 && body.isObject();
    }

    /** Whether the registry itself says no, to this schema, subject or id: 404xx, 409 or 422. */
    boolean isRefusal() {
      return errorCode() / 100 == 404 || status == 409 || status == 422;
    }

    /** The registry's own number of the error, or 0. */
    int errorCode() {
      return body.path("error_code").asInt();
    }

    String error() {
      String message = body.path("message").asText();
      return "HTTP %d%s%s"
          .formatted(
              status,
              errorCode() == 0 ? "" : ", error " + errorCode(),
              message.isEmpty() ? "" : ": " + message);
    }
  }

  /**
   * One question.
   *
   * @param path below the registry's url, starting with a slash
   * @param body JSON to post, or null to get
   * @param what for the message, when nobody answers: "register the schema of subject x"
   */
  Answer ask(String path, @Nullable JsonNode body, String what) {
    long deadline = System.nanoTime() + settings.retry().total().toNanos();
    Duration pause = settings.retry().firstWait();
    for (int tries = 0; ; tries++) {
      String failure;
      @Nullable Throwable cause;
      try {
        Answer answer = askAll(path, body, deadline);
        if (answer.status < 500 && answer.status != TOO_MANY_REQUESTS) {
          return answer;
        }
        failure = answer.url + ": " + answer.error();
        cause = new IOException(failure);
      } catch (IOException e) {
        failure = e.getMessage() == null ? e.toString() : e.getMessage();
        cause = e;
      }
      boolean late = System.nanoTime() + pause.toNanos() >= deadline;
      if (tries >= settings.retry().times() || late) {
        throw new RegistryUnavailableException(
            "The schema registry %s could not %s after %d tries; try again later. Last: %s"
                .formatted(settings.urls(), what, tries + 1, failure),
            cause);
      }
      sleep(pause);
      pause = min(pause.multipliedBy(2), settings.retry().longestWait());
    }
  }

  /** The first answer that is one; else the last failure. */
  private Answer askAll(String path, @Nullable JsonNode body, long deadline) throws IOException {
    int first = preferred;
    int urls = settings.urls().size();
    @Nullable Answer refused = null;
    @Nullable IOException failed = null;
    for (int i = 0; i < urls; i++) {
      int index = (first + i) % urls;
      try {
        Answer answer = askOne(settings.urls().get(index), path, body, deadline);
        if (answer.status < 500 && answer.status != TOO_MANY_REQUESTS) {
          preferred = index;
          return answer;
        }
        refused = answer;
      } catch (IOException e) {
        failed = e;
      }
    }
    if (refused != null) {
      return refused;
    }
    throw failed == null ? new IOException("no url") : failed;
  }

  private Answer askOne(URI base, String path, @Nullable JsonNode body, long deadline)
      throws IOException {
    URI uri = URI.create(base + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", MEDIA_TYPE);
    if (body != null) {
      request
          .header("Content-Type", MEDIA_TYPE)
          .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }
    if (settings.authorization() != null) {
      request.header("Authorization", settings.authorization());
    }
    HttpResponse<String> response = send(request.build(), deadline);
    return new Answer(base, response.statusCode(), parse(response.body()));
  }

  private HttpResponse<String> send(HttpRequest request, long deadline) throws IOException {
    // not the request's own timeout: that one ends with the headers and lets a body drip for ever
    long nanos =
        Math.min(settings.readTimeout().toNanos(), Math.max(1, deadline - System.nanoTime()));
    CompletableFuture<HttpResponse<String>> answer =
        client().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      return answer.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException(
          "%s: no answer within %d ms"
              .formatted(request.uri(), TimeUnit.NANOSECONDS.toMillis(nanos)),
          e);
    } catch (ExecutionException e) {
      throw new IOException(request.uri() + ": " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw new InterruptException(e);
    }
  }

  /** A proxy may answer in anything but JSON: the status still says what happened. */
  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(settings.connectTimeout())
              .build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
      client = null;
    }
  }
}
