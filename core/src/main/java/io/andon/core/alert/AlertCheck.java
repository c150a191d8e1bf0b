package io.andon.core.alert;

import io.andon.core.text.TextLimits;
import io.andon.core.time.TimeLimits;
import io.andon.schema.Alert;
import io.andon.schema.Coordinates;
import org.jspecify.annotations.Nullable;

/** What an alert must be like to be used. */
public final class AlertCheck {
  private AlertCheck() {}

  /** Why the alert cannot be used, naming the field; null when it can. */
  public static @Nullable String problem(Alert alert, TimeLimits limits) {
    String text =
        TextLimits.first(
            TextLimits.name("space", alert.getSpace()),
            TextLimits.name("asset", alert.getAsset()),
            TextLimits.name("alert_id", alert.getAlertId()),
            TextLimits.name("source", alert.getSource()),
            TextLimits.required(TextLimits.LINE, "title", alert.getTitle()),
            TextLimits.line(TextLimits.LINE, "type", alert.getType()),
            TextLimits.line(TextLimits.LINE, "location", alert.getLocation()),
            TextLimits.prose(TextLimits.PROSE, "description", alert.getDescription()),
            TextLimits.labels("labels", alert.getLabels()),
            TextLimits.labels("annotations", alert.getAnnotations()),
            coordinates(alert.getCoordinates()));
    if (text != null) {
      return text;
    }
    if (alert.getStartsAt() != null
        && alert.getEndsAt() != null
        && alert.getStartsAt().isAfter(alert.getEndsAt())) {
      return "starts_at " + alert.getStartsAt() + " is after ends_at " + alert.getEndsAt();
    }
    String starts = limits.problem("starts_at", alert.getStartsAt());
    if (starts != null) {
      return starts;
    }
    String observed = limits.problem("observed_at", alert.getObservedAt());
    if (observed != null) {
      return observed;
    }
    String updated = limits.problem("updated_at", alert.getUpdatedAt());
    if (updated != null) {
      return updated;
    }
    // an active alert may expire in the future, though not in another age
    return switch (alert.getStatus()) {
      case ACTIVE -> limits.expiryProblem("ends_at", alert.getEndsAt());
      case RESOLVED -> limits.problem("ends_at", alert.getEndsAt());
    };
  }

  private static @Nullable String coordinates(@Nullable Coordinates place) {
    if (place == null) {
      return null;
    }
    boolean onEarth = Math.abs(place.getLat()) <= 90 && Math.abs(place.getLng()) <= 180;
    return onEarth ? null : "coordinates are not on earth";
  }
}
