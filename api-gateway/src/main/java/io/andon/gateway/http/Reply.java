package io.andon.gateway.http;

import io.andon.gateway.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer, ready to be sent.
 *
 * @param streamed what is written in place of the body; null: the body is all there is
 */
public record Reply(
    int status, byte[] body, Map<String, String> headers, @Nullable StreamedBody streamed) {
  public Reply {
    headers = Map.copyOf(headers);
  }

  public Reply(int status, byte[] body, Map<String, String> headers) {
    this(status, body, headers, null);
  }

  /** A JSON body that is written as it is read. */
  public static Reply streamed(StreamedBody body) {
    return new Reply(200, new byte[0], Map.of("Content-Type", "application/json"), body);
  }

  /** A body to be written as JSON. */
  public static Reply of(int status, Object body) {
    return new Reply(status, Json.write(body), Map.of("Content-Type", "application/json"));
  }

  public static Reply ok(Object body) {
    return of(200, body);
  }

  /** 201 with the place of what was made. */
  public static Reply created(String location, Object body) {
    return of(201, body).with("Location", location);
  }

  public static Reply noContent() {
    return new Reply(204, new byte[0], Map.of());
  }

  /** 304: the client has it already. */
  public static Reply notModified() {
    return new Reply(304, new byte[0], Map.of());
  }

  /** Says that a copy of the state answered, which may be behind. */
  public Reply ofCopy() {
    return with("Andon-Stale", "true");
  }

  public Reply with(String header, String value) {
    return with(Map.of(header, value));
  }

  public Reply with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Reply(status, body, all, streamed);
  }
}
