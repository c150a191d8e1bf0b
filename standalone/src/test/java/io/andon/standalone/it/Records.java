package io.andon.standalone.it;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.DowntimeReason;
import io.andon.schema.Severity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What the producers of a space publish. Times are seconds before the test began. */
record Records(String space, Instant now) {
  static final String SOURCE = "scada";

  static Records of(String space) {
    return new Records(space, Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  Instant ago(long seconds) {
    return now.minusSeconds(seconds);
  }

  /** An active alert that began {@code began} and was seen {@code seen} seconds ago. */
  Alert alert(String id, String asset, long began, long seen) {
    return Alert.newBuilder()
        .setSpace(space)
        .setAlertId(id)
        .setSource(SOURCE)
        .setType("temperature")
        .setTitle("Too hot: " + id)
        .setSeverity(Severity.HIGH)
        .setStatus(AlertStatus.ACTIVE)
        .setAsset(asset)
        .setStartsAt(ago(began))
        .setObservedAt(ago(seen))
        .setLabels(new HashMap<>())
        .setAnnotations(new HashMap<>())
        .build();
  }

  /** The end of an alert, {@code ended} seconds ago. */
  Alert resolved(String id, String asset, long ended) {
    Alert alert = alert(id, asset, ended, ended);
    alert.setStatus(AlertStatus.RESOLVED);
    alert.setStartsAt(null);
    alert.setEndsAt(ago(ended));
    return alert;
  }

  /** A stop that goes on; it began {@code began} seconds ago and has lasted {@code length}. */
  DowntimeEvent stop(String id, String asset, long began, long length) {
    return DowntimeEvent.newBuilder()
        .setSpace(space)
        .setEventId(id)
        .setLineName("line-of-" + asset)
        .setRoiName(asset)
        .setRoiTitle("Station " + asset)
        .setDetectedAt(ago(began))
        .setUpdatedAt(ago(began - length))
        .setDowntimeSeconds(length)
        .setDowntimeReason(new ArrayList<>(List.of(new DowntimeReason("jam", (double) length))))
        .setOngoing(true)
        .build();
  }
}
