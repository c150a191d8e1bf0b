package io.andon.topology.ingest;

import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.Space;
import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.DirectoryKeys;
import java.time.Duration;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** The spaces in the copy of the directory that every node has. */
final class KnownSpaces {
  private static final SingleObject.Codec<DirectoryEntry> ENTRIES =
      SingleObject.codec(DirectoryEntry.class);

  private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> directory;

  KnownSpaces(ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> directory) {
    this.directory = directory;
  }

  boolean has(String slug) {
    return directory.get(DirectoryKeys.space(slug)) != null;
  }

  /**
   * For how long after an alert of the space turned what repeats old times is the old version come
   * again. Decodes the entry: not for every record.
   */
  Duration redelivery(String slug) {
    ValueAndTimestamp<byte[]> stored = directory.get(DirectoryKeys.space(slug));
    CorrelationSettings settings =
        stored != null && ENTRIES.decode(stored.value()).getEntry() instanceof Space space
            ? space.getCorrelation()
            : CorrelationSettings.newBuilder().build();
    return Duration.ofMillis(settings.getRedeliveryMs());
  }
}
