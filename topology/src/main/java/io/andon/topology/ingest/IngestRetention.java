package io.andon.topology.ingest;

import io.andon.topology.kv.Key;
import io.andon.topology.kv.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deletes from the ingest store what no version or partner will come for any more, a slice at a
 * time.
 */
final class IngestRetention {
  private static final int SLICE = 2_000;
  private static final List<Key> TABLES =
      List.of(Key.of(IngestKeys.ALERT), Key.of(IngestKeys.DOWNTIME), Key.of(IngestKeys.ONSET));

  private final KeyValueStore<Bytes, byte[]> store;
  private final Duration keep;
  private final Sweep sweep;

  /**
   * @param keep how long the last version of an alert or a downtime event is remembered
   */
  IngestRetention(KeyValueStore<Bytes, byte[]> store, Duration keep) {
    this.store = store;
    this.sweep = new Sweep(store, TABLES, SLICE);
    this.keep = keep;
  }

  /** Looks at the next slice. */
  void sweep(Instant now) {
    sweep.next(
        entry -> {
          if (hasExpired(entry, now)) {
            store.delete(entry.key);
          }
        });
  }

  private boolean hasExpired(KeyValue<Bytes, byte[]> entry, Instant now) {
    return switch (entry.key.get()[0]) {
      case IngestKeys.ALERT ->
          VersionMerge.ALERTS
              .decode(entry.value)
              .getAlert()
              .getObservedAt()
              .isBefore(now.minus(keep));
      case IngestKeys.DOWNTIME ->
          VersionMerge.DOWNTIMES.decode(entry.value).getUpdatedAt().isBefore(now.minus(keep));
      case IngestKeys.ONSET -> IngestKeys.onsetTime(entry.key).isBefore(now.minus(OnsetJoin.KEPT));
      default -> false;
    };
  }
}
