package io.andon.core.time;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which event times are believed. One record from the year 9999 would move a partition's stream
 * time there and make every other record late.
 *
 * @param arrivedAt when the record arrived
 */
public record TimeLimits(Instant arrivedAt) {
  /** How far a producer's clock may run ahead. */
  public static final Duration MAX_AHEAD = Duration.ofHours(1);

  /** How far in the future an alert may expire. */
  public static final Duration MAX_EXPIRY = Duration.ofDays(366);

  private static final Instant EARLIEST = Instant.EPOCH;

  // empty date fields become 1970 and years of two digits the first century
  private static final Instant EARLIEST_BY_HAND = Instant.parse("2000-01-01T00:00:00Z");

  /** Why the time cannot be believed; null when it can or is absent. */
  public @Nullable String problem(String field, @Nullable Instant time) {
    return problem(field, time, MAX_AHEAD);
  }

  /** The same for a time that lies in the future by its nature. */
  public @Nullable String expiryProblem(String field, @Nullable Instant time) {
    return problem(field, time, MAX_EXPIRY);
  }

  /** The same for a time that a person enters. */
  public @Nullable String reportProblem(String field, @Nullable Instant time) {
    return time != null && time.isBefore(EARLIEST_BY_HAND)
        ? field + " " + time + " is before 2000"
        : problem(field, time);
  }

  private @Nullable String problem(String field, @Nullable Instant time, Duration ahead) {
    if (time == null) {
      return null;
    }
    if (time.isBefore(EARLIEST)) {
      return field + " " + time + " is before 1970";
    }
    if (time.isAfter(arrivedAt.plus(ahead))) {
      return field + " " + time + " is more than " + ahead.toHours() + " h in the future";
    }
    return null;
  }
}
