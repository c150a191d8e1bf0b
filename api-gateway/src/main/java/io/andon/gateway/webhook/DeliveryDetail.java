package io.andon.gateway.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.andon.schema.internal.Delivery;

/**
 * A delivery with what is sent.
 *
 * @param body to the letter, so that a receiver can check its signature
 */
record DeliveryDetail(@JsonUnwrapped DeliveryItem delivery, String body) {
  static DeliveryDetail of(Delivery delivery) {
    return new DeliveryDetail(DeliveryItem.of(delivery), delivery.getBody());
  }
}
