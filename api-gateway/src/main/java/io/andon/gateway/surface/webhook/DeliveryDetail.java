package io.andon.gateway.surface.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.andon.core.query.ReceiverStatus;
import io.andon.schema.internal.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery with what is sent.
 *
 * @param body to the letter, so that a receiver can check its signature
 */
record DeliveryDetail(@JsonUnwrapped DeliveryItem delivery, String body) {
  static DeliveryDetail of(Delivery delivery, @Nullable ReceiverStatus receiver, Instant now) {
    return new DeliveryDetail(DeliveryItem.of(delivery, receiver, now), delivery.getBody());
  }
}
