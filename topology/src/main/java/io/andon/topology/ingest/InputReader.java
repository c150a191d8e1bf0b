package io.andon.topology.ingest;

import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.serde.AvroSerdes;
import io.andon.schema.serde.RegistryUnavailableException;
import io.andon.schema.topic.Topic;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the values of the topics that come in. */
final class InputReader {
  private final Map<String, Deserializer<? extends SpecificRecord>> byTopic;

  InputReader(Map<String, ?> serdeConfigs) {
    this.byTopic =
        Map.of(
            Topic.ALERTS.topicName(),
            AvroSerdes.create(Alert.class, serdeConfigs).deserializer(),
            Topic.DOWNTIME_EVENTS.topicName(),
            AvroSerdes.create(DowntimeEvent.class, serdeConfigs).deserializer(),
            Topic.ASSETS.topicName(),
            AvroSerdes.create(Asset.class, serdeConfigs).deserializer());
  }

  /**
   * The value of a record.
   *
   * @throws UnreadableException when the bytes are at fault
   * @throws RegistryUnavailableException when they may well be in order: to be tried again, not to
   *     be thrown away
   */
  SpecificRecord read(String topic, byte @Nullable [] bytes) throws UnreadableException {
    if (bytes == null) {
      throw new UnreadableException("the record has no value");
    }
    Deserializer<? extends SpecificRecord> deserializer = byTopic.get(topic);
    if (deserializer == null) {
      throw new UnreadableException("nothing is read from topic " + topic);
    }
    try {
      return deserializer.deserialize(topic, bytes);
    } catch (RegistryUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()));
    }
  }
}
