package io.andon.topology.ingest;

import io.andon.topology.kv.Key;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Deletes from the ingest store what no version or partner will come for any more, a slice at a
 * time.
 */
final class IngestRetention {
  private static final int SLICE = 2_000;

  private final KeyValueStore<Bytes, byte[]> store;
  private final Duration keep;
  private @Nullable Bytes position;

  /**
   * @param keep how long the last version of an alert or a downtime event is remembered
   */
  IngestRetention(KeyValueStore<Bytes, byte[]> store, Duration keep) {
    this.store = store;
    this.keep = keep;
  }

  /** Looks at the next slice. */
  void sweep(Instant now) {
    Bytes from = position == null ? Bytes.wrap(new byte[0]) : position;
    int seen = 0;
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, Key.of((char) 0x7F).last())) {
      while (entries.hasNext() && seen++ < SLICE) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        if (hasExpired(entry, now)) {
          store.delete(entry.key);
        }
        position = entry.key;
      }
      if (!entries.hasNext()) {
        position = null;
      }
    }
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
