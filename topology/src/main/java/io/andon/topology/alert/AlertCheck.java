package io.andon.topology.alert;

import io.andon.schema.Alert;
import io.andon.topology.time.TimeLimits;
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
            TextLimits.atMost(TextLimits.LINE, "title", alert.getTitle()),
            TextLimits.atMost(TextLimits.LINE, "type", alert.getType()),
            TextLimits.atMost(TextLimits.LINE, "location", alert.getLocation()),
            TextLimits.atMost(TextLimits.PROSE, "description", alert.getDescription()));
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
}
