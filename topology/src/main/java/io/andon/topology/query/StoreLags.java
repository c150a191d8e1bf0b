package io.andon.topology.query;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * How far this instance's copies of stores are behind their changelogs. Asking costs a round trip to
 * the broker, which may be what is missing: asked once a second at most, and what was known before
 * counts while there is no answer.
 */
final class StoreLags {
  private static final long GOOD_FOR_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final Supplier<Map<String, Map<Integer, Long>>> ask;
  private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);
  private long askedAt = System.nanoTime() - GOOD_FOR_NANOS;
  private volatile Map<String, Map<Integer, Long>> known = Map.of();

  /**
   * @param ask how many changes each copy lacks, by store and partition; may block for long and may fail
   */
  StoreLags(Supplier<Map<String, Map<Integer, Long>>> ask) {
    this.ask = ask;
  }

  /** How many changes the copy lacks; empty when that is not known or there is no copy here. */
  OptionalLong behind(String store, int partition) {
    try {
      latest().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // what is known has to do
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Long lag = known.getOrDefault(store, Map.of()).get(partition);
    return lag == null ? OptionalLong.empty() : OptionalLong.of(lag);
  }

  private synchronized CompletableFuture<Void> latest() {
    if (asking.isDone() && System.nanoTime() - askedAt >= GOOD_FOR_NANOS) {
      askedAt = System.nanoTime();
      asking =
          CompletableFuture.runAsync(() -> known = ask.get(), task -> Thread.startVirtualThread(task));
    }
    return asking;
  }
}
