package io.andon.bench.fairness;

import io.andon.bench.load.Publisher;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Produces the alerts of the noisy space on a thread of its own. */
final class Storm implements AutoCloseable {
  private final Thread thread;

  Storm(Publisher publisher, FairnessOptions options) {
    this.thread =
        Thread.ofPlatform().daemon().name("storm").start(() -> produce(publisher, options));
  }

  private static void produce(Publisher publisher, FairnessOptions options) {
    long begin = System.nanoTime();
    for (int i = 0; i < options.alerts() && !Thread.currentThread().isInterrupted(); i++) {
      if (options.perSecond() > 0) {
        long due = begin + TimeUnit.SECONDS.toNanos(1) * i / options.perSecond();
        long early = due - System.nanoTime();
        if (early > 0) {
          LockSupport.parkNanos(early);
        }
      }
      publisher.send(Alerts.of(Spaces.NOISY, "noise-" + i));
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
