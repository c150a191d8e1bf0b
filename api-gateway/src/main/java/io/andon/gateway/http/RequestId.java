package io.andon.gateway.http;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id under which a request is logged: the caller's own if it is harmless, else a new one. */
public final class RequestId {
  public static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "andon-request-id";

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  public static String of(Context ctx) {
    String known = ctx.attribute(ATTRIBUTE);
    if (known != null) {
      return known;
    }
    String id = harmless(ctx.header(HEADER));
    ctx.attribute(ATTRIBUTE, id);
    return id;
  }

  /** The given one, or a new one instead. */
  public static String harmless(@Nullable String given) {
    return given != null && HARMLESS.matcher(given).matches() ? given : fresh();
  }

  // it is no secret: the generator of secrets is one for all threads, and takes longer
  private static String fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
