package io.andon.gateway.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.andon.schema.internal.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An e-mail and how its delivery stands. */
record EmailItem(@JsonUnwrapped DeliveryItem delivery, String to, @Nullable String subject) {
  static EmailItem of(Delivery delivery, Instant now) {
    return new EmailItem(
        DeliveryItem.of(delivery, now), delivery.getReceiver(), delivery.getSubject());
  }
}
