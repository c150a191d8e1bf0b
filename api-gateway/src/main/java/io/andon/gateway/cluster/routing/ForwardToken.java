package io.andon.gateway.cluster.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.gateway.access.auth.SharedSecret;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a node writes on a request that it passes on, so that its peer knows it for one that was let
 * in and counted already. Signed, or any client could write it to escape the limits; good for a
 * short time and for this very request line only.
 */
public final class ForwardToken {
  private static final String UNSIGNED = "1";
  private static final Duration GOOD_FOR = Duration.ofSeconds(30);

  private final SharedSecret secret;
  private final InstantSource clock;

  public ForwardToken(SharedSecret secret, InstantSource clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /**
   * The token for this request.
   *
   * @param target path and query as they go over the wire
   */
  String of(String method, String target) {
    long now = clock.instant().getEpochSecond();
    return secret
        .key("hop")
        .map(key -> now + "." + signature(key, now, method, target))
        .orElse(UNSIGNED);
  }

  /** Whether one of our nodes wrote the token on this request. */
  public boolean isGenuine(@Nullable String token, String method, String target) {
    if (token == null || !token.matches("[0-9]{1,12}\\.[A-Za-z0-9_-]{43}")) {
      return false;
    }
    int dot = token.indexOf('.');
    long then = Long.parseLong(token.substring(0, dot));
    boolean recent = Math.abs(clock.instant().getEpochSecond() - then) <= GOOD_FOR.toSeconds();
    return recent
        && secret
            .key("hop")
            .map(key -> same(signature(key, then, method, target), token.substring(dot + 1)))
            .orElse(false);
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(US_ASCII), given.getBytes(US_ASCII));
  }

  private static String signature(byte[] key, long at, String method, String target) {
    byte[] text = "%d %s %s".formatted(at, method, target).getBytes(UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(SharedSecret.sign(key, text));
  }
}
