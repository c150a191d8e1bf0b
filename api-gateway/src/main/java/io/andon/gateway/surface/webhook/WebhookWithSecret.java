package io.andon.gateway.surface.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.andon.schema.internal.Webhook;
import java.time.Instant;

/** The answers that show a secret: where it is made and where it is rotated, and never again. */
record WebhookWithSecret(@JsonUnwrapped WebhookItem webhook, String secret) {
  static WebhookWithSecret of(Webhook made, Instant now) {
    return new WebhookWithSecret(
        WebhookItem.of(made, now), made.getSecrets().getFirst().getSecret());
  }
}
