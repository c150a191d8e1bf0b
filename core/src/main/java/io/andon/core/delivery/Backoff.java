package io.andon.core.delivery;

import java.time.Duration;

/**
 * Exponential backoff: pauses after failures, each twice as long as the one before, up to a bound,
 * and each a little off, so that what failed together does not come back together.
 */
record Backoff(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;
  private static final double SPREAD = 0.2;

  /**
   * @param failures so far, at least one
   * @param seed the same seed gives the same pause
   */
  Duration after(int failures, String seed) {
    long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long millis = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(Math.round(millis * (1 - SPREAD * fraction(seed + failures))));
  }

  /** From 0 to 1. */
  private static double fraction(String seed) {
    int mixed = seed.hashCode() * 0x9E3779B9;
    return Integer.toUnsignedLong(mixed) / (double) (1L << Integer.SIZE);
  }
}
