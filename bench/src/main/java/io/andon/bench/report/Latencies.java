package io.andon.bench.report;

import java.util.Arrays;

/** Durations, each of them kept. */
public final class Latencies {
  private long[] nanos = new long[1024];
  private int count;

  public void add(long duration) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = duration;
  }

  public void addAll(Latencies others) {
    for (int i = 0; i < others.count; i++) {
      add(others.nanos[i]);
    }
  }

  public int count() {
    return count;
  }

  /**
   * The shortest one that {@code percent} of all do not exceed, in milliseconds; 100: the longest.
   */
  public double percentile(int percent) {
    if (count == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceilDiv((long) count * percent, 100L);
    return sorted[Math.max(rank, 1) - 1] / 1e6;
  }
}
