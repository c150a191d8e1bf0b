package io.andon.gateway.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.andon.schema.internal.Delivery;
import java.time.Instant;

/** An e-mail with its text. */
record EmailDetail(@JsonUnwrapped EmailItem email, String body) {
  static EmailDetail of(Delivery delivery, Instant now) {
    return new EmailDetail(EmailItem.of(delivery, now), delivery.getBody());
  }
}
