package io.andon.topology.delivery.stream;

import org.jspecify.annotations.Nullable;

/** What reaches the deliveries of a space, as it came: reading it is part of deciding on it. */
sealed interface DeliveryInput {
  byte @Nullable [] bytes();

  record OfNotification(byte @Nullable [] bytes) implements DeliveryInput {}

  record OfCommand(byte @Nullable [] bytes) implements DeliveryInput {}
}
