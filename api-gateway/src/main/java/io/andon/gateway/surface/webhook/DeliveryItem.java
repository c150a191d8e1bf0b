package io.andon.gateway.surface.webhook;

import io.andon.core.query.ReceiverStatus;
import io.andon.gateway.json.Times;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery stands.
 *
 * @param waitsFor why nothing is sent to its receiver at the moment, whatever the message
 * @param nextAttemptAt not before that; null when there will be none
 * @param endedAt when it was delivered, failed or cancelled
 */
record DeliveryItem(
    String id,
    String event,
    @Nullable String incidentId,
    String status,
    int attempts,
    @Nullable Integer lastStatusCode,
    @Nullable String lastError,
    @Nullable String waitsFor,
    String createdAt,
    @Nullable String nextAttemptAt,
    @Nullable String endedAt) {

  /**
   * @param receiver how it is doing; null: it has just been told to go on
   */
  static DeliveryItem of(Delivery delivery, @Nullable ReceiverStatus receiver, Instant now) {
    boolean pending = delivery.getStatus() == DeliveryStatus.PENDING;
    Instant paused = receiver == null || !pending ? null : receiver.pausedUntil(now);
    return new DeliveryItem(
        delivery.getId(),
        delivery.getEvent(),
        delivery.getIncident(),
        Vocabulary.lowerCase(delivery.getStatus()),
        delivery.getAttempts(),
        delivery.getLastCode(),
        delivery.getLastError(),
        receiver == null || paused == null ? null : receiver.receiver().getPausedWhy(),
        Times.utc(delivery.getCreatedAt()),
        pending ? Times.utc(nextAttempt(delivery, paused, now)) : null,
        Times.utcOrNull(delivery.getEndedAt()));
  }

  /** What is overdue waits for its turn: now is as early as it can be. */
  private static Instant nextAttempt(Delivery delivery, @Nullable Instant paused, Instant now) {
    Instant due = delivery.getDueAt().isBefore(now) ? now : delivery.getDueAt();
    return paused != null && paused.isAfter(due) ? paused : due;
  }
}
