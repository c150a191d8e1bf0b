package io.andon.core.delivery;

import io.andon.core.row.RowCopy;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The transitions of a delivery: each method gives the row that is to be saved. */
final class DeliveryTransitions {
  private static final int LONGEST_ERROR = 500;

  private DeliveryTransitions() {}

  /** It was tried once more; what came of it is another transition. */
  static Delivery tried(Delivery row, Instant at) {
    Delivery tried = copy(row);
    tried.setAttempts(row.getAttempts() + 1);
    tried.setTriedAt(at);
    return tried;
  }

  static Delivery delivered(Delivery row, @Nullable Integer code, Instant now) {
    return ended(row, DeliveryStatus.DELIVERED, now, code, null);
  }

  static Delivery failed(Delivery row, @Nullable Integer code, String error, Instant now) {
    return ended(failedOnceMore(row), DeliveryStatus.FAILED, now, code, error);
  }

  static Delivery cancelled(Delivery row, Instant now) {
    return ended(row, DeliveryStatus.CANCELLED, now, row.getLastCode(), row.getLastError());
  }

  static Delivery again(Delivery row, @Nullable Integer code, String error, Instant due) {
    return answered(due(failedOnceMore(row), due), code, error);
  }

  private static Delivery failedOnceMore(Delivery row) {
    Delivery failed = copy(row);
    failed.setFailures(row.getFailures() + 1);
    return failed;
  }

  /** Waits, and is due then. */
  static Delivery due(Delivery row, Instant due) {
    Delivery waits = copy(row);
    waits.setDueAt(due);
    return waits;
  }

  /** As it is in its queue, but a person wants it now. */
  static Delivery wantedNow(Delivery row, String command, Instant now) {
    Delivery wanted = due(row, now);
    wanted.setReplay(command);
    return wanted;
  }

  /** As new, behind what is queued already. */
  static Delivery replayed(Delivery row, String command, Instant now) {
    Delivery again = wantedNow(row, command, now);
    again.setStatus(DeliveryStatus.PENDING);
    again.setQueuedAt(now);
    again.setFailures(0);
    again.setEndedAt(null);
    return again;
  }

  private static Delivery ended(
      Delivery row,
      DeliveryStatus status,
      Instant now,
      @Nullable Integer code,
      @Nullable String error) {
    Delivery ended = answered(row, code, error);
    ended.setStatus(status);
    ended.setEndedAt(now);
    return ended;
  }

  private static Delivery answered(Delivery row, @Nullable Integer code, @Nullable String error) {
    Delivery answered = copy(row);
    answered.setLastCode(code);
    answered.setLastError(error == null ? null : shortened(error));
    return answered;
  }

  private static Delivery copy(Delivery row) {
    return RowCopy.of(row, Delivery::new);
  }

  /** As much of a reason as is kept. */
  static String shortened(String error) {
    return error.substring(0, Math.min(error.length(), LONGEST_ERROR));
  }
}
