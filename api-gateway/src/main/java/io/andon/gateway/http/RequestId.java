package io.andon.gateway.http;

import io.javalin.http.Context;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id under which a request is logged: the caller's own if it is harmless, else a new one. */
final class RequestId {
  static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "andon-request-id";

  private RequestId() {}

  static String of(Context ctx) {
    String known = ctx.attribute(ATTRIBUTE);
    if (known != null) {
      return known;
    }
    String id = harmless(ctx.header(HEADER));
    ctx.attribute(ATTRIBUTE, id);
    return id;
  }

  /** The given one, or a new one instead. */
  static String harmless(@Nullable String given) {
    return given != null && given.matches("[A-Za-z0-9._-]{1,64}")
        ? given
        : UUID.randomUUID().toString();
  }
}
