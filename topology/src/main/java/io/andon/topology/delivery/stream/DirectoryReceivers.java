package io.andon.topology.delivery.stream;

import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.Webhook;
import io.andon.schema.internal.WebhookSecret;
import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.DirectoryKeys;
import io.andon.topology.delivery.Receivers;
import io.andon.topology.delivery.Target;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** Finds webhooks in the copy of the directory that every node has. */
final class DirectoryReceivers implements Receivers {
  private static final SingleObject.Codec<DirectoryEntry> ENTRIES =
      SingleObject.codec(DirectoryEntry.class);

  private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> directory;

  DirectoryReceivers(ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> directory) {
    this.directory = directory;
  }

  @Override
  public Lookup find(Delivery delivery, Instant now) {
    return switch (delivery.getKind()) {
      case WEBHOOK -> webhook(delivery, now);
      case EMAIL -> new Known(new Target.Mailbox(delivery.getReceiver()));
    };
  }

  /** Absent is not gone: a removed webhook keeps its entry, and a new one may be on its way. */
  private Lookup webhook(Delivery delivery, Instant now) {
    ValueAndTimestamp<byte[]> stored =
        directory.get(DirectoryKeys.webhook(delivery.getSpace(), delivery.getReceiver()));
    if (stored == null || !(ENTRIES.decode(stored.value()).getEntry() instanceof Webhook webhook)) {
      return new Unheard();
    }
    return webhook.getRemovedAt() != null
        ? new Gone()
        : new Known(new Target.Endpoint(webhook.getUrl(), secrets(webhook, now)));
  }

  private static List<String> secrets(Webhook webhook, Instant now) {
    return webhook.getSecrets().stream()
        .filter(one -> one.getValidUntil() == null || now.isBefore(one.getValidUntil()))
        .map(WebhookSecret::getSecret)
        .toList();
  }
}
