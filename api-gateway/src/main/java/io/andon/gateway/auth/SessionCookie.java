package io.andon.gateway.auth;

import java.time.Duration;

/** The cookie that holds a session: out of reach of scripts and of other sites' pages. */
public final class SessionCookie {
  public static final String NAME = "andon_session";

  private SessionCookie() {}

  /**
   * The value of a Set-Cookie header.
   *
   * @param token what it holds
   * @param secure whether the browser reaches us over TLS: it then never sends it without
   */
  public static String set(String token, Duration maxAge, boolean secure) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(NAME, token, maxAge.toSeconds(), secure ? "; Secure" : "");
  }

  /** As {@link #set}, to have the browser forget it. */
  public static String clear(boolean secure) {
    return set("", Duration.ZERO, secure);
  }
}
