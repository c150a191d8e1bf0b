package io.andon.topology.locate;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far this instance's copies of stores are behind their changelogs. Only a copy that was whole
 * once since it came here counts: one that is being read for the first time lacks rows however few
 * changes it lacks.
 */
final class StoreLags {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(StoreLags.class);

  private final Supplier<Map<String, Map<Integer, Long>>> ask;
  private final Set<Copy> whole = new HashSet<>();
  private Map<String, Map<Integer, Long>> known = Map.of();

  private record Copy(String store, int partition) {}

  /**
   * @param ask how many changes each copy lacks, by store and partition; may block for long and may
   *     fail
   */
  StoreLags(Supplier<Map<String, Map<Integer, Long>>> ask) {
    this.ask = ask;
  }

  /** Asks every second, on a thread of its own, because the broker may be what does not answer. */
  void follow(BooleanSupplier goesOn) {
    Thread.ofPlatform()
        .daemon()
        .name("store-lags")
        .start(
            () -> {
              while (goesOn.getAsBoolean()) {
                try {
                  refresh();
                } catch (RuntimeException e) {
                  LOG.debug("lags of copies are not known: {}", e.toString());
                }
                LockSupport.parkNanos(PAUSE.toNanos());
              }
            });
  }

  /** Asks once. What was known before counts until there is an answer. */
  void refresh() {
    Map<String, Map<Integer, Long>> answer = ask.get();
    synchronized (this) {
      known = answer;
      whole.removeIf(copy -> lag(copy) == null);
      answer.forEach(
          (store, partitions) ->
              partitions.forEach(
                  (partition, lag) -> {
                    if (lag == 0) {
                      whole.add(new Copy(store, partition));
                    }
                  }));
    }
  }

  private @Nullable Long lag(Copy copy) {
    return known.getOrDefault(copy.store(), Map.of()).get(copy.partition());
  }

  /** How many changes the copy lacks; empty when there is none, or it was never whole. */
  synchronized OptionalLong behind(String store, int partition) {
    Copy copy = new Copy(store, partition);
    Long lag = lag(copy);
    return lag == null || !whole.contains(copy) ? OptionalLong.empty() : OptionalLong.of(lag);
  }
}
