package io.andon.core.evidence;

import io.andon.core.downtime.DowntimeMerge;
import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.EvidenceKind;
import io.andon.schema.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What alerts and downtime events have in common for correlation: something is wrong with an asset
 * since then.
 *
 * @param what it is and what it is called
 * @param asset where
 * @param severity how bad
 * @param onset since when, event time
 * @param activity latest event time known of it
 * @param active whether it still holds
 */
public record Condition(
    What what, String asset, Severity severity, Instant onset, Instant activity, boolean active) {
  /** A stop is a stop: until a rule says otherwise it counts as high. */
  private static final Severity DOWNTIME_SEVERITY = Severity.HIGH;

  /**
   * @param ref fingerprint or event_id
   * @param type type of the alert, or first reason of the downtime
   * @param downtimeSeconds length so far, for downtime
   */
  public record What(
      EvidenceKind kind, String ref, String type, String title, @Nullable Double downtimeSeconds) {}

  /** Null while nobody knows when the alert began: its resolve came first. */
  public static @Nullable Condition of(Alert alert, String fingerprint, boolean active) {
    Instant onset = alert.getStartsAt();
    if (onset == null) {
      return null;
    }
    What what = new What(EvidenceKind.ALERT, fingerprint, alert.getType(), alert.getTitle(), null);
    Instant activity = active ? onset : later(onset, alert.getEndsAt());
    return new Condition(what, alert.getAsset(), alert.getSeverity(), onset, activity, active);
  }

  public static Condition of(DowntimeEvent event, boolean active) {
    String type =
        event.getDowntimeReason().isEmpty()
            ? ""
            : event.getDowntimeReason().getFirst().getLabelName();
    String station = event.getRoiTitle().isBlank() ? event.getRoiName() : event.getRoiTitle();
    boolean ownLine =
        event.getLineName().isBlank() || event.getLineName().equals(event.getRoiName());
    String line = ownLine ? "" : " (" + event.getLineName() + ")";
    What what =
        new What(
            EvidenceKind.DOWNTIME,
            event.getEventId(),
            type,
            "Downtime at " + station + line,
            event.getDowntimeSeconds());
    return new Condition(
        what,
        event.getRoiName(),
        DOWNTIME_SEVERITY,
        event.getDetectedAt(),
        DowntimeMerge.end(event),
        active);
  }

  private static Instant later(Instant a, @Nullable Instant b) {
    return b == null || a.isAfter(b) ? a : b;
  }
}
