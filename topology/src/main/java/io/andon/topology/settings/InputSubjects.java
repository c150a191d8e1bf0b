package io.andon.topology.settings;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Severity;
import io.andon.schema.serde.AvroSerdes;
import io.andon.schema.topic.Topic;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the schemas of the topics that come in before anybody produces to them: whoever wants
 * to find them in the registry need not wait for the first record. What is configured not to
 * register anything does not.
 */
public final class InputSubjects {
  private static final Logger LOG = LoggerFactory.getLogger(InputSubjects.class);

  private InputSubjects() {}

  /** Registers them; when the registry refuses, the first producer will hear of it too. */
  public static void register(Map<String, String> serdeConfigs) {
    try (Serializer<SpecificRecord> avro =
        AvroSerdes.create(SpecificRecord.class, serdeConfigs).serializer()) {
      examples().forEach((topic, example) -> avro.serialize(topic.topicName(), example));
    } catch (RuntimeException e) {
      LOG.warn("the schemas of the topics that come in were not registered: {}", e.toString());
    }
  }

  private static Map<Topic, SpecificRecord> examples() {
    return Map.of(
        Topic.ALERTS,
        Alert.newBuilder()
            .setSpace("")
            .setAlertId("")
            .setSource("")
            .setTitle("")
            .setSeverity(Severity.INFO)
            .setStatus(AlertStatus.ACTIVE)
            .setAsset("")
            .build(),
        Topic.DOWNTIME_EVENTS,
        DowntimeEvent.newBuilder()
            .setSpace("")
            .setEventId("")
            .setLineName("")
            .setRoiName("")
            .setDetectedAt(Instant.EPOCH)
            .setUpdatedAt(Instant.EPOCH)
            .setDowntimeSeconds(0)
            .build(),
        Topic.ASSETS,
        Asset.newBuilder().setSpace("").setId("").setKind("").setName("").build());
  }
}
