package io.andon.standalone.plant;

import java.time.Duration;
import java.util.SplittableRandom;

/** Chance, the same for the same seed. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** From {@code low} to {@code high} seconds, to the millisecond. */
  Duration seconds(double low, double high) {
    return Duration.ofMillis(random.nextLong((long) (low * 1000), (long) (high * 1000) + 1));
  }

  /** From {@code low} to {@code high}, both included. */
  int number(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }
}
