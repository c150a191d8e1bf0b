package io.andon.bench.report;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What is going on, on standard error: one line at once and then at most one a second. */
public final class Progress {
  private static final long EVERY = TimeUnit.SECONDS.toNanos(1);

  private final String name;
  private final long goal;
  private final long begin = System.nanoTime();
  private long lastAt = begin;
  private long lastDone;

  /** Progress of the named step towards so many records. */
  public Progress(String name, long goal) {
    this.name = name;
    this.goal = goal;
  }

  /** Says what happens now. */
  public static void say(String line) {
    System.err.println("andon bench: " + line);
  }

  /** So many records are done. */
  public void at(long done) {
    long now = System.nanoTime();
    if (now - lastAt >= EVERY) {
      double rate = (done - lastDone) / seconds(now - lastAt);
      say(
          String.format(
              Locale.ROOT,
              "%-14s %,9d of %,d  %,8.0f/s  %3d %%",
              name,
              done,
              goal,
              rate,
              goal == 0 ? 100 : 100 * done / goal));
      lastAt = now;
      lastDone = done;
    }
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
