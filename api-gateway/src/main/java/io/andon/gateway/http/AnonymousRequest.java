package io.andon.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.access.auth.SessionCookie;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * One request of whoever it may be, as an open route sees it.
 *
 * @param address where it came from, as limits count it
 * @param secure whether the browser reaches us over TLS
 */
public record AnonymousRequest(Context context, String address, boolean secure) {
  /** The session that came along, if any. */
  public Optional<String> sessionCookie() {
    return Optional.ofNullable(SessionCookie.of(context::cookie, secure));
  }

  /**
   * The body as JSON.
   *
   * @throws io.andon.gateway.problem.ProblemException when it is too large, not JSON, or malformed
   */
  public JsonNode body() {
    return Body.json(context, Body.bytes(context));
  }
}
