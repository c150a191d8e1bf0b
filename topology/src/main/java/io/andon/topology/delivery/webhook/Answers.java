package io.andon.topology.delivery.webhook;

import io.andon.core.delivery.Outcome;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What the answer of a webhook means. */
final class Answers {
  private static final int MOST_DIGITS = 9;

  private Answers() {}

  /**
   * @param retryAfter the header of that name
   * @param now when the attempt began
   */
  static Outcome outcome(int status, @Nullable String retryAfter, Instant now) {
    if (status >= 200 && status < 300) {
      return new Outcome.Delivered(status);
    }
    String error = "it answered " + status;
    return switch (status) {
      // it, or what stands before it, takes nothing at all for the moment
      case 429, 502, 503, 504 -> new Outcome.Unavailable(status, error, pause(retryAfter, now));
      default -> new Outcome.Refused(status, error);
    };
  }

  private static @Nullable Duration pause(@Nullable String retryAfter, Instant now) {
    String text = retryAfter == null ? "" : retryAfter.strip();
    if (text.matches("[0-9]{1,%d}".formatted(MOST_DIGITS))) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Duration pause =
          Duration.between(
              now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return pause.isNegative() ? null : pause;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
