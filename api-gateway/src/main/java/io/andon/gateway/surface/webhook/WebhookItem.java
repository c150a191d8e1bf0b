package io.andon.gateway.surface.webhook;

import io.andon.gateway.json.Times;
import io.andon.schema.internal.Webhook;
import io.andon.schema.internal.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook without its secrets.
 *
 * @param previousSecretUntil until when the secret before the last rotation signs too
 */
record WebhookItem(
    String id,
    String url,
    List<String> events,
    @Nullable String description,
    String createdAt,
    String createdBy,
    String updatedAt,
    @Nullable String previousSecretUntil) {

  static WebhookItem of(Webhook webhook, Instant now) {
    return new WebhookItem(
        webhook.getId(),
        webhook.getUrl(),
        webhook.getEvents(),
        webhook.getDescription(),
        Times.utc(webhook.getCreatedAt()),
        webhook.getCreatedBy(),
        Times.utc(webhook.getChangedAt()),
        webhook.getSecrets().stream()
            .map(WebhookSecret::getValidUntil)
            .filter(Objects::nonNull)
            .filter(now::isBefore)
            .map(Times::utc)
            .findFirst()
            .orElse(null));
  }
}
