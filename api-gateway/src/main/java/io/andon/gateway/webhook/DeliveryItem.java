package io.andon.gateway.webhook;

import io.andon.gateway.json.Times;
import io.andon.gateway.json.Words;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it.
 *
 * @param nextAttemptAt not before that; null when there will be none
 */
record DeliveryItem(
    String id,
    String event,
    @Nullable String incidentId,
    String status,
    int attempts,
    @Nullable Integer lastStatusCode,
    @Nullable String lastError,
    String createdAt,
    @Nullable String nextAttemptAt,
    @Nullable String deliveredAt) {

  static DeliveryItem of(Delivery delivery) {
    DeliveryStatus status = delivery.getStatus();
    return new DeliveryItem(
        delivery.getId(),
        delivery.getEvent(),
        delivery.getIncident(),
        Words.word(status),
        delivery.getAttempts(),
        delivery.getLastCode(),
        delivery.getLastError(),
        Times.utc(delivery.getCreatedAt()),
        status == DeliveryStatus.PENDING ? Times.utc(delivery.getDueAt()) : null,
        status == DeliveryStatus.DELIVERED ? Times.utcOrNull(delivery.getEndedAt()) : null);
  }
}
