package io.andon.topology.store;

import io.andon.schema.internal.Timer;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The timers of all spaces of a partition, in the order they are due. */
public final class Timers {
  /** What one tick may take on, so that records do not wait for it too long. */
  private static final int AT_MOST = 500;

  private final KeyValueStore<Bytes, byte[]> store;

  public Timers(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Takes what is due at {@code now}, earliest first; the rest comes at the next tick. */
  public List<Timer> takeDue(Instant now) {
    Bytes from = Key.of(SpaceKeys.TIMER).bytes();
    Bytes to = Key.of(SpaceKeys.TIMER).ascending(now).last();
    List<Timer> due = SpaceTables.TIMERS.scan(store, from, to, timer -> true, AT_MOST);
    for (Timer timer : due) {
      store.delete(
          SpaceKeys.timer(timer.getDueAt(), timer.getSpace(), timer.getKind(), timer.getSubject())
              .bytes());
    }
    return due;
  }
}
