package io.andon.gateway.surface.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.andon.core.query.ReceiverStatus;
import io.andon.schema.internal.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An e-mail with its text. */
record EmailDetail(@JsonUnwrapped EmailItem email, String body) {
  static EmailDetail of(Delivery delivery, @Nullable ReceiverStatus receiver, Instant now) {
    return new EmailDetail(EmailItem.of(delivery, receiver, now), delivery.getBody());
  }
}
