package io.andon.gateway.surface.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.andon.core.query.ReceiverStatus;
import io.andon.schema.internal.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An e-mail and how its delivery stands. */
record EmailItem(@JsonUnwrapped DeliveryItem delivery, String to, @Nullable String subject) {
  static EmailItem of(Delivery delivery, @Nullable ReceiverStatus receiver, Instant now) {
    return new EmailItem(
        DeliveryItem.of(delivery, receiver, now), delivery.getReceiver(), delivery.getSubject());
  }
}
