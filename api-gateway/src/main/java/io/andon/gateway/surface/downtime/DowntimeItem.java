package io.andon.gateway.surface.downtime;

import io.andon.gateway.json.Times;
import io.andon.schema.DowntimeEvent;
import java.util.List;

/** A downtime event as the API shows it. */
record DowntimeItem(
    String eventId,
    String lineName,
    String roiName,
    String roiTitle,
    String roiApiName,
    String detectedAt,
    String updatedAt,
    double downtimeSeconds,
    List<Reason> downtimeReason) {

  /** Part of a downtime with one label. */
  record Reason(String labelName, double durationSeconds) {}

  static DowntimeItem of(DowntimeEvent event) {
    String apiName = event.getRoiApiName();
    return new DowntimeItem(
        event.getEventId(),
        event.getLineName(),
        event.getRoiName(),
        event.getRoiTitle(),
        apiName == null ? "" : apiName,
        Times.withOffset(event.getDetectedAt()),
        Times.withOffset(event.getUpdatedAt()),
        event.getDowntimeSeconds(),
        event.getDowntimeReason().stream()
            .map(reason -> new Reason(reason.getLabelName(), reason.getDurationSeconds()))
            .toList());
  }
}
