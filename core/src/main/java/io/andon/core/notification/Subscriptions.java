package io.andon.core.notification;

import io.andon.schema.internal.Webhook;
import java.util.Collection;
import java.util.List;

/** Which webhooks want to hear of something. */
final class Subscriptions {
  private Subscriptions() {}

  /** Ids of those that are there and have a pattern for the kind of notification. */
  static List<String> of(Collection<Webhook> webhooks, String kind) {
    return webhooks.stream()
        .filter(webhook -> webhook.getRemovedAt() == null)
        .filter(
            webhook ->
                webhook.getEvents().stream()
                    .anyMatch(pattern -> EventPattern.matches(pattern, kind)))
        .map(Webhook::getId)
        .toList();
  }
}
