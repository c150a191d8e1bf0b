package io.andon.gateway.downtime;

import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.DowntimeReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a downtime event. */
final class DowntimeJson {
  /** Nothing stands still for more than a hundred years. */
  private static final double LONGEST_SECONDS = 3_155_760_000.0;

  private static final int MOST_REASONS = 100;

  private DowntimeJson() {}

  /**
   * @param now the version of an event that names none
   */
  static DowntimeEvent read(String space, Fields fields, Instant now) {
    Instant detectedAt = fields.requiredTime("detected_at");
    Instant updatedAt = fields.time("updated_at");
    if (updatedAt != null && updatedAt.isBefore(detectedAt)) {
      fields.mistake("updated_at", "Should not be before detected_at", "value_error");
    }
    return DowntimeEvent.newBuilder()
        .setSpace(space)
        .setEventId(fields.requiredText("event_id", Text.NAME))
        .setLineName(fields.requiredText("line_name", Text.NAME))
        .setRoiName(fields.requiredText("roi_name", Text.NAME))
        .setRoiTitle(orEmpty(fields.text("roi_title", Text.LINE)))
        .setRoiApiName(fields.text("roi_api_name", Text.LINE))
        .setDetectedAt(detectedAt)
        .setUpdatedAt(updatedAt == null ? now : updatedAt)
        .setDowntimeSeconds(fields.requiredNumber("downtime_seconds", 0, LONGEST_SECONDS))
        .setDowntimeReason(reasons(fields))
        .setOngoing(fields.bool("ongoing"))
        .build();
  }

  private static List<DowntimeReason> reasons(Fields fields) {
    return fields.objects("downtime_reason", MOST_REASONS).stream()
        .map(
            reason ->
                new DowntimeReason(
                    reason.requiredText("label_name", Text.NAME),
                    reason.requiredNumber("duration_seconds", 0, LONGEST_SECONDS)))
        .toList();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
