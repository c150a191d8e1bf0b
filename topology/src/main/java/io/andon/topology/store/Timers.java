package io.andon.topology.store;

import io.andon.schema.internal.Timer;
import io.andon.topology.kv.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The timers of all spaces of a partition, in the order they are due. */
public final class Timers {
  /** What one tick may take on, so that records do not wait for it too long. */
  private static final int AT_MOST = 100;

  /** And of one space, so that others need not wait for all of its timers. */
  private static final int OF_ONE_SPACE = 50;

  /** What one tick may pass over; the next one goes on from there. */
  private static final int LOOKED_AT = 2_000;

  private final KeyValueStore<Bytes, byte[]> store;
  private @Nullable Bytes position;

  public Timers(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Takes what is due at {@code now}, earliest first; the rest comes at the next tick. */
  public List<Timer> takeDue(Instant now) {
    return takeDue(now, space -> now);
  }

  /**
   * The same, where not every space has come as far.
   *
   * @param times up to when the timers of a space may fire
   */
  public List<Timer> takeDue(Instant now, Function<String, Instant> times) {
    Bytes from = position == null ? Key.of(SpaceKeys.TIMER).bytes() : position;
    Bytes to = Key.of(SpaceKeys.TIMER).ascending(now).last();
    position = null;
    if (from.compareTo(to) > 0) {
      return List.of();
    }
    List<Timer> due = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    int seen = 0;
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, to)) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        if (due.size() == AT_MOST || seen++ == LOOKED_AT) {
          position = entry.key;
          break;
        }
        Timer timer = SpaceTables.TIMERS.decode(entry.value);
        String space = timer.getSpace();
        if (!timer.getDueAt().isAfter(times.apply(space))
            && taken.merge(space, 1, Integer::sum) <= OF_ONE_SPACE) {
          due.add(timer);
        }
      }
    }
    for (Timer timer : due) {
      store.delete(
          SpaceKeys.timer(timer.getDueAt(), timer.getSpace(), timer.getKind(), timer.getSubject())
              .bytes());
    }
    return due;
  }
}
