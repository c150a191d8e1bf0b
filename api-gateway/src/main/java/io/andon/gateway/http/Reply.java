package io.andon.gateway.http;

import io.andon.gateway.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer, ready to be sent. */
public record Reply(int status, byte[] body, Map<String, String> headers) {
  public Reply {
    headers = Map.copyOf(headers);
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

  public Reply with(String header, String value) {
    return with(Map.of(header, value));
  }

  Reply with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new Reply(status, body, all);
  }
}
