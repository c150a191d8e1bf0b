package io.andon.bench.fairness;

import io.andon.bench.load.Event;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Severity;
import io.andon.schema.topic.RecordKey;
import io.andon.schema.topic.Topic;
import java.time.Instant;
import java.util.HashMap;

/** Alerts that belong to nothing else: each on an asset of its own. */
final class Alerts {
  private Alerts() {}

  static Event of(String space, String name) {
    Instant now = Instant.now();
    Alert alert =
        Alert.newBuilder()
            .setSpace(space)
            .setAlertId(name)
            .setSource("bench")
            .setType("probe")
            .setTitle("Alert " + name + ".")
            .setSeverity(Severity.LOW)
            .setStatus(AlertStatus.ACTIVE)
            .setAsset(name)
            .setStartsAt(now)
            .setObservedAt(now)
            .setLabels(new HashMap<>())
            .setAnnotations(new HashMap<>())
            .build();
    return new Event(now, Topic.ALERTS, RecordKey.of(alert).toString(), alert, true);
  }
}
