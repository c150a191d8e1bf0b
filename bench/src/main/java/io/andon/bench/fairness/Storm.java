package io.andon.bench.fairness;

import io.andon.bench.load.Publisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Produces the alerts of a noisy space on a thread of its own. */
final class Storm implements AutoCloseable {
  private final Thread thread;

  /**
   * Begins.
   *
   * @param perSecond how fast; 0: as fast as Kafka takes them
   */
  Storm(Publisher publisher, String space, int alerts, int perSecond) {
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("storm")
            .start(() -> produce(publisher, space, alerts, perSecond));
  }

  private static void produce(Publisher publisher, String space, int alerts, int perSecond) {
    long begin = System.nanoTime();
    for (int i = 0; i < alerts && !Thread.currentThread().isInterrupted(); i++) {
      if (perSecond > 0) {
        long due = begin + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
        long early = due - System.nanoTime();
        if (early > 0) {
          LockSupport.parkNanos(early);
        }
      }
      publisher.send(Alerts.of(space, "noise-" + i));
    }
    publisher.flush();
  }

  /** Whether all of it is in Kafka. */
  boolean produced() {
    return !thread.isAlive();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
