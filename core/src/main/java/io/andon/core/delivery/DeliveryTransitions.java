package io.andon.core.delivery;

import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The transitions of a delivery; each method changes the row it is given. */
final class DeliveryTransitions {
  private static final int LONGEST_ERROR = 500;

  private DeliveryTransitions() {}

  static Delivery delivered(Delivery row, @Nullable Integer code, Instant now) {
    return ended(row, DeliveryStatus.DELIVERED, now, code, null);
  }

  static Delivery failed(Delivery row, @Nullable Integer code, String error, Instant now) {
    row.setFailures(row.getFailures() + 1);
    return ended(row, DeliveryStatus.FAILED, now, code, error);
  }

  static Delivery cancelled(Delivery row, Instant now) {
    return ended(row, DeliveryStatus.CANCELLED, now, row.getLastCode(), row.getLastError());
  }

  static Delivery again(Delivery row, @Nullable Integer code, String error, Instant due) {
    row.setFailures(row.getFailures() + 1);
    row.setDueAt(due);
    return answered(row, code, error);
  }

  /** As new, behind what is queued already. */
  static Delivery replayed(Delivery row, String command, Instant now) {
    row.setStatus(DeliveryStatus.PENDING);
    row.setQueuedAt(now);
    row.setDueAt(now);
    row.setFailures(0);
    row.setEndedAt(null);
    row.setReplay(command);
    return row;
  }

  private static Delivery ended(
      Delivery row,
      DeliveryStatus status,
      Instant now,
      @Nullable Integer code,
      @Nullable String error) {
    row.setStatus(status);
    row.setEndedAt(now);
    return answered(row, code, error);
  }

  private static Delivery answered(Delivery row, @Nullable Integer code, @Nullable String error) {
    row.setLastCode(code);
    row.setLastError(error == null ? null : shortened(error));
    return row;
  }

  /** As much of a reason as is kept. */
  static String shortened(String error) {
    return error.substring(0, Math.min(error.length(), LONGEST_ERROR));
  }
}
