package io.andon.gateway.surface.downtime;

import io.andon.core.text.TextLimits;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.DowntimeReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a downtime event. */
final class DowntimeJson {
  /** Any finite number; what is sensible the topology's own check says. */
  private static final double MOST_SECONDS = Double.MAX_VALUE;

  private DowntimeJson() {}

  /**
   * @param now the version of an event that names none
   */
  static DowntimeEvent read(String space, Fields fields, Instant now) {
    Instant detectedAt = fields.requiredTime("detected_at");
    Instant updatedAt = fields.time("updated_at");
    // a clock that runs ahead a little must not be refused for a time it did not give
    Instant version = now.isBefore(detectedAt) ? detectedAt : now;
    return DowntimeEvent.newBuilder()
        .setSpace(space)
        .setEventId(fields.requiredText("event_id", Text.NAME))
        .setLineName(fields.requiredText("line_name", Text.NAME))
        .setRoiName(fields.requiredText("roi_name", Text.NAME))
        .setRoiTitle(orEmpty(fields.text("roi_title", Text.LINE)))
        .setRoiApiName(fields.text("roi_api_name", Text.LINE))
        .setDetectedAt(detectedAt)
        .setUpdatedAt(updatedAt == null ? version : updatedAt)
        .setVersioned(updatedAt != null)
        .setDowntimeSeconds(fields.requiredNumber("downtime_seconds", 0, MOST_SECONDS))
        .setDowntimeReason(reasons(fields))
        .setOngoing(fields.bool("ongoing"))
        .build();
  }

  private static List<DowntimeReason> reasons(Fields fields) {
    return fields.objects("downtime_reason", TextLimits.MOST_REASONS).stream()
        .map(
            reason ->
                new DowntimeReason(
                    reason.requiredText("label_name", Text.NAME),
                    reason.requiredNumber("duration_seconds", 0, MOST_SECONDS)))
        .toList();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
