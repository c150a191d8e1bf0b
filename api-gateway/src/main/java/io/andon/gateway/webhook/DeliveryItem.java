package io.andon.gateway.webhook;

import io.andon.gateway.json.Times;
import io.andon.gateway.json.Words;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery stands.
 *
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
    String createdAt,
    @Nullable String nextAttemptAt,
    @Nullable String endedAt) {

  static DeliveryItem of(Delivery delivery) {
    return new DeliveryItem(
        delivery.getId(),
        delivery.getEvent(),
        delivery.getIncident(),
        Words.word(delivery.getStatus()),
        delivery.getAttempts(),
        delivery.getLastCode(),
        delivery.getLastError(),
        Times.utc(delivery.getCreatedAt()),
        delivery.getStatus() == DeliveryStatus.PENDING ? Times.utc(delivery.getDueAt()) : null,
        Times.utcOrNull(delivery.getEndedAt()));
  }
}
