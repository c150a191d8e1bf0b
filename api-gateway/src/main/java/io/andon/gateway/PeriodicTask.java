package io.andon.gateway;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A task that runs again and again in the background; a failure does not end it. */
final class PeriodicTask implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);

  private final ScheduledExecutorService executor;

  private PeriodicTask(String name) {
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
  }

  /**
   * @param name of the thread
   * @param pause between the end of one run and the beginning of the next, and before the first
   */
  static PeriodicTask start(String name, Duration pause, Runnable task) {
    PeriodicTask periodic = new PeriodicTask(name);
    var unused =
        periodic.executor.scheduleWithFixedDelay(
            () -> attempt(name, task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    return periodic;
  }

  private static void attempt(String name, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("{} failed, it is tried again", name, e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
