package io.andon.core.downtime;

import io.andon.core.text.TextLimits;
import io.andon.core.time.TimeLimits;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.DowntimeReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a downtime event must be like to be used. */
public final class DowntimeCheck {
  /** Ten years: longer than any downtime, short enough for every sum. */
  private static final double MAX_SECONDS = 10 * 366 * 86_400.0;

  private DowntimeCheck() {}

  /** Why the event cannot be used, naming the field; null when it can. */
  public static @Nullable String problem(DowntimeEvent event, TimeLimits limits) {
    if (event.getRoiName().isBlank()) {
      return "roi_name is missing: a downtime event needs the asset that stood still";
    }
    String text =
        TextLimits.first(
            TextLimits.name("space", event.getSpace()),
            TextLimits.name("roi_name", event.getRoiName()),
            TextLimits.name("event_id", event.getEventId()),
            TextLimits.line(TextLimits.NAME, "line_name", event.getLineName()),
            TextLimits.line(TextLimits.LINE, "roi_title", event.getRoiTitle()),
            TextLimits.line(TextLimits.LINE, "roi_api_name", event.getRoiApiName()),
            reasons(event.getDowntimeReason()));
    if (text != null) {
      return text;
    }
    double seconds = event.getDowntimeSeconds();
    if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
      return "downtime_seconds " + seconds + " is not between 0 and " + (long) MAX_SECONDS;
    }
    if (event.getDetectedAt().isAfter(event.getUpdatedAt())) {
      return "detected_at "
          + event.getDetectedAt()
          + " is after updated_at "
          + event.getUpdatedAt();
    }
    String detected = limits.problem("detected_at", event.getDetectedAt());
    return detected != null ? detected : limits.problem("updated_at", event.getUpdatedAt());
  }

  private static @Nullable String reasons(List<DowntimeReason> reasons) {
    if (reasons.size() > TextLimits.MOST_REASONS) {
      return "downtime_reason has more than %d entries".formatted(TextLimits.MOST_REASONS);
    }
    for (DowntimeReason reason : reasons) {
      String problem = TextLimits.name("label_name", reason.getLabelName());
      if (problem != null) {
        return problem;
      }
      double seconds = reason.getDurationSeconds();
      if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
        return "duration_seconds " + seconds + " is not between 0 and " + (long) MAX_SECONDS;
      }
    }
    return null;
  }
}
