package io.andon.core.alert;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an alert, as it came.
 *
 * @param alert its times filled in; {@code updated_at} is the source's own version, or null
 * @param told start of an active alert, end of a resolved one, by the source's clock; null when it
 *     did not say
 * @param arrivedAt by the broker's clock
 * @param follows whether it is known to be newer than what is known
 */
public record AlertVersion(
    Alert alert, @Nullable Instant told, Instant arrivedAt, boolean follows) {

  /** As a source reported it. Fills in the times that are missing: changes its argument. */
  public static AlertVersion reported(Alert alert, Instant arrivedAt) {
    Instant number = or(alert.getUpdatedAt(), alert.getObservedAt());
    Instant seen = or(alert.getObservedAt(), number);
    Instant told = or(told(alert), seen);
    Instant time = told != null ? told : arrivedAt;
    if (isActive(alert)) {
      alert.setStartsAt(time);
    } else {
      alert.setEndsAt(time);
    }
    alert.setObservedAt(seen != null ? seen : arrivedAt);
    alert.setUpdatedAt(number);
    return new AlertVersion(alert, told, arrivedAt, false);
  }

  /** As it was merged elsewhere. */
  public static AlertVersion merged(Alert alert, Instant arrivedAt, boolean follows) {
    return new AlertVersion(alert, told(alert), arrivedAt, follows);
  }

  boolean isActive() {
    return isActive(alert);
  }

  /** The source's own version. */
  @Nullable Instant number() {
    return alert.getUpdatedAt();
  }

  static boolean isActive(Alert alert) {
    return alert.getStatus() == AlertStatus.ACTIVE;
  }

  private static @Nullable Instant told(Alert alert) {
    return isActive(alert) ? alert.getStartsAt() : alert.getEndsAt();
  }

  private static @Nullable Instant or(@Nullable Instant a, @Nullable Instant b) {
    return a != null ? a : b;
  }
}
