package io.andon.topology.ingest;

import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.serde.AvroSerdes;
import io.andon.schema.serde.RegistryUnavailableException;
import io.andon.schema.topic.Topic;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** Reads the values of the topics that come in. */
final class InputReader {
  private final Map<String, Source<?>> byTopic;

  InputReader(Map<String, ?> serdeConfigs) {
    this.byTopic =
        Map.of(
            Topic.ALERTS.topicName(),
            new Source<>(AvroSerdes.create(Alert.class, serdeConfigs), Input.OfAlert::new),
            Topic.DOWNTIME_EVENTS.topicName(),
            new Source<>(
                AvroSerdes.create(DowntimeEvent.class, serdeConfigs), Input.OfDowntime::new),
            Topic.ASSETS.topicName(),
            new Source<>(AvroSerdes.create(Asset.class, serdeConfigs), Input.OfAsset::new));
  }

  /** How the values of a topic are read, and what they are then. */
  private record Source<T extends SpecificRecord>(
      Deserializer<T> values, Function<T, Input> input) {
    Source(Serde<T> serde, Function<T, Input> input) {
      this(serde.deserializer(), input);
    }

    Input read(String topic, byte[] bytes) {
      return input.apply(values.deserialize(topic, bytes));
    }
  }

  /**
   * The value of a record.
   *
   * @throws UnreadableException when the bytes are at fault
   * @throws RegistryUnavailableException when they may well be in order: to be tried again, not to
   *     be thrown away
   */
  Input read(String topic, byte @Nullable [] bytes) throws UnreadableException {
    if (bytes == null) {
      throw new UnreadableException("the record has no value");
    }
    Source<?> source = byTopic.get(topic);
    if (source == null) {
      throw new UnreadableException("nothing is read from topic " + topic);
    }
    try {
      return source.read(topic, bytes);
    } catch (RegistryUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()));
    }
  }
}
