package io.andon.gateway.http.admission;

import io.andon.gateway.http.Reply;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers which other sites' pages may read an answer, and answers when they ask for leave
 * beforehand. Nothing here refuses a request: a browser that hears no leave does.
 */
public final class Cors {
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String REQUEST_HEADERS =
      "Authorization, X-API-Key, Content-Type, Accept, Accept-Language, If-Match, If-None-Match,"
          + " Idempotency-Key, Andon-Space, X-Request-Id";
  private static final String ANSWER_HEADERS =
      "Link, Location, ETag, Allow, Retry-After, RateLimit, RateLimit-Policy, Andon-Stale,"
          + " X-Request-Id, WWW-Authenticate";
  private static final String SECONDS_TO_REMEMBER = "7200";

  private final Origins origins;

  public Cors(Origins origins) {
    this.origins = origins;
  }

  /** What every answer to a page of this origin says. */
  public Map<String, String> headers(@Nullable String origin) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (origins.isNone()) {
      return headers;
    }
    // also where nobody is let in: a cache must not give one site the answer to another
    headers.put("Vary", "Origin");
    if (origins.isNamed(origin)) {
      headers.put("Access-Control-Allow-Origin", origin);
      headers.put("Access-Control-Allow-Credentials", "true");
    } else if (origin != null && origins.any()) {
      // a browser shows no answer to a request with a cookie for this
      headers.put("Access-Control-Allow-Origin", "*");
    }
    if (headers.containsKey("Access-Control-Allow-Origin")) {
      headers.put("Access-Control-Expose-Headers", ANSWER_HEADERS);
    }
    return headers;
  }

  /** Whether a browser asks here whether it may send what a page wants, and it may. */
  public boolean isLeaveAsked(Context ctx) {
    return ctx.req().getMethod().equals("OPTIONS")
        && ctx.header("Access-Control-Request-Method") != null
        && headers(ctx.header("Origin")).containsKey("Access-Control-Allow-Origin");
  }

  /** The leave, for every path alike: what is not there says so itself. */
  public static Reply leave() {
    return Reply.noContent()
        .with(
            Map.of(
                "Access-Control-Allow-Methods", METHODS,
                "Access-Control-Allow-Headers", REQUEST_HEADERS,
                "Access-Control-Max-Age", SECONDS_TO_REMEMBER));
  }
}
