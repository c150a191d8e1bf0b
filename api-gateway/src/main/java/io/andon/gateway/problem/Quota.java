package io.andon.gateway.problem;

import java.time.Duration;
import java.util.Map;

/**
 * How much of a limit is left, as the header fields RateLimit-Policy and RateLimit tell it (IETF
 * draft httpapi-ratelimit-headers).
 *
 * @param policy name of the limit
 * @param limit requests per minute
 * @param remaining requests that may follow at once
 * @param reset until the next one when none remains, else until all of them may follow at once
 */
public record Quota(String policy, long limit, long remaining, Duration reset) {
  private static final int WINDOW = 60;

  public Map<String, String> headers() {
    return Map.of(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d".formatted(policy, limit, WINDOW),
        "RateLimit",
        "\"%s\";r=%d;t=%d".formatted(policy, remaining, resetSeconds()));
  }

  /** Whole seconds, rounded up: asking again sooner would be in vain. */
  public long resetSeconds() {
    return reset.plusNanos(999_999_999).toSeconds();
  }
}
