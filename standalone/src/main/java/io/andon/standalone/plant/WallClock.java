package io.andon.standalone.plant;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Real time. Goes by the wall clock and not by a monotonic one, so that event times stay in the
 * present after the machine slept; what came due meanwhile is then published at once.
 */
final class WallClock implements Pace {
  private final InstantSource clock = InstantSource.system();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Instant start = Instant.MAX;

  @Override
  public Instant begin() {
    start = clock.instant();
    return start;
  }

  @Override
  public boolean reached(Duration offset) throws InterruptedException {
    long wait = Duration.between(clock.instant(), start.plus(offset)).toNanos();
    return !stopped.await(wait, TimeUnit.NANOSECONDS);
  }

  @Override
  public void stop() {
    stopped.countDown();
  }
}
