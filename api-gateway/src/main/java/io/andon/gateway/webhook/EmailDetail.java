package io.andon.gateway.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.andon.schema.internal.Delivery;

/** An e-mail with its text. */
record EmailDetail(@JsonUnwrapped EmailItem email, String body) {
  static EmailDetail of(Delivery delivery) {
    return new EmailDetail(EmailItem.of(delivery), delivery.getBody());
  }
}
