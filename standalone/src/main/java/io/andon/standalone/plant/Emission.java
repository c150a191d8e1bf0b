package io.andon.standalone.plant;

import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.topic.RecordKey;
import io.andon.schema.topic.Topic;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record the plant publishes.
 *
 * @param offset when, in wall-clock time since the plant started
 * @param topic where to
 * @param key {@code <space>|<asset>}
 * @param record an {@link Alert}, a {@link DowntimeEvent} or an {@link Asset}
 */
public record Emission(Duration offset, Topic topic, String key, SpecificRecord record) {

  static Emission of(Duration offset, Alert alert) {
    return new Emission(offset, Topic.ALERTS, RecordKey.of(alert).toString(), alert);
  }

  static Emission of(Duration offset, DowntimeEvent event) {
    return new Emission(offset, Topic.DOWNTIME_EVENTS, RecordKey.of(event).toString(), event);
  }

  static Emission of(Duration offset, Asset asset) {
    return new Emission(offset, Topic.ASSETS, RecordKey.of(asset).toString(), asset);
  }
}
