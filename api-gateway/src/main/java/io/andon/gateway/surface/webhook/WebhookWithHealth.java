package io.andon.gateway.surface.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.andon.core.query.DeliveryReader;
import io.andon.schema.internal.Webhook;
import java.time.Instant;

/** A webhook and how its receiver is doing. */
record WebhookWithHealth(@JsonUnwrapped WebhookItem webhook, ReceiverHealth health) {
  static WebhookWithHealth of(Webhook webhook, DeliveryReader reader, Instant now) {
    return new WebhookWithHealth(
        WebhookItem.of(webhook, now), ReceiverHealth.of(reader.webhook(webhook.getId()), now));
  }
}
