package io.andon.gateway;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks every second whether the node can still recover by itself. */
final class Watch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watch").factory());

  private Watch() {}

  /**
   * @param dead reasons why only a restart helps; none: alive
   * @param failed completed with them
   */
  static Watch over(Supplier<List<String>> dead, CompletableFuture<String> failed) {
    Watch watch = new Watch();
    var unused =
        watch.executor.scheduleWithFixedDelay(
            () -> {
              List<String> reasons = dead.get();
              if (!reasons.isEmpty()) {
                failed.complete(String.join("; ", reasons));
              }
            },
            EVERY.toMillis(),
            EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
    return watch;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
