package io.andon.gateway.access.auth;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cookie that holds a session: out of reach of scripts and of other sites' pages. */
public final class SessionCookie {
  private static final String NAME = "andon_session";

  /** Browsers let nobody but this very host set it, and only over TLS. */
  private static final String NAME_OVER_TLS = "__Host-" + NAME;

  private SessionCookie() {}

  /**
   * The session that came along, if any. Over TLS only the one counts that no neighbour in the
   * domain can have put there.
   */
  public static @Nullable String of(Function<String, @Nullable String> cookies, boolean secure) {
    String safe = cookies.apply(NAME_OVER_TLS);
    // a peer that passes a request on has looked at how it came
    return safe != null || secure ? safe : cookies.apply(NAME);
  }

  /**
   * The value of a Set-Cookie header.
   *
   * @param token what it holds
   * @param secure whether the browser reaches us over TLS: it then never sends it without
   */
  public static String set(String token, Duration maxAge, boolean secure) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(
            secure ? NAME_OVER_TLS : NAME, token, maxAge.toSeconds(), secure ? "; Secure" : "");
  }

  /** As {@link #set}, to have the browser forget it. */
  public static String clear(boolean secure) {
    return set("", Duration.ZERO, secure);
  }
}
