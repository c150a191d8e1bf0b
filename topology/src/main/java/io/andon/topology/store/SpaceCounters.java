package io.andon.topology.store;

import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.SpaceTally;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The counters of a space, kept in memory and stored when they changed. */
final class SpaceCounters {
  private final KeyValueStore<Bytes, byte[]> store;
  private final String slug;
  private final SpaceTally tally;
  private boolean changed;

  SpaceCounters(KeyValueStore<Bytes, byte[]> store, String slug) {
    this.store = store;
    this.slug = slug;
    SpaceTally stored = SpaceTables.TALLIES.get(store, SpaceKeys.tally(slug));
    this.tally = stored != null ? stored : SpaceTally.newBuilder().build();
  }

  /** The number the next incident takes. */
  long nextNumber() {
    return tally.getNextNumber();
  }

  /** An incident took this number. */
  void taken(long number) {
    tally.setNextNumber(Math.max(tally.getNextNumber(), number + 1));
    changed = true;
  }

  /** The number the next audit entry takes. */
  long nextAudit() {
    return tally.getNextAudit();
  }

  /** An audit entry took this number. */
  void audited(long seq) {
    tally.setNextAudit(Math.max(tally.getNextAudit(), seq + 1));
    changed = true;
  }

  /** Id of the shift log that was opened last; 0 when there is none. */
  long lastShiftLog() {
    return tally.getNextShiftLog() - 1;
  }

  /** A shift log was saved: when it is a new one it took the next id. */
  void saved(ShiftLog log) {
    if (log.getId() >= tally.getNextShiftLog()) {
      tally.setNextShiftLog(log.getId() + 1);
      changed = true;
    }
  }

  /** All of them, not to be changed. */
  SpaceTally tally() {
    return tally;
  }

  /**
   * @param name of {@link CounterNames}
   */
  void alerts(String name, long by) {
    add(tally.getAlerts(), name, by);
  }

  /**
   * @param state name of the state
   */
  void incidents(String state, long by) {
    add(tally.getIncidents(), state, by);
  }

  private void add(Map<String, Long> counters, String name, long by) {
    counters.merge(name, by, Long::sum);
    changed = true;
  }

  /** Stores what changed. */
  void flush() {
    if (changed) {
      SpaceTables.TALLIES.put(store, SpaceKeys.tally(slug), tally);
      changed = false;
    }
  }
}
