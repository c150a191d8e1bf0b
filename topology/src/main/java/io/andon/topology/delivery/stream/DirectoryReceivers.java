package io.andon.topology.delivery.stream;

import io.andon.core.delivery.ReceiverId;
import io.andon.core.delivery.Receivers;
import io.andon.core.delivery.Target;
import io.andon.core.delivery.mail.MailRules;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.Webhook;
import io.andon.schema.internal.WebhookSecret;
import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.DirectoryKeys;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/** Finds webhooks in the copy of the directory that every node has. */
final class DirectoryReceivers implements Receivers {
  private static final SingleObject.Codec<DirectoryEntry> ENTRIES =
      SingleObject.codec(DirectoryEntry.class);

  private static final String UNWELCOME =
      "no user of this space has the address, and owners who are no users are mailed only in the"
          + " domains that the operator allows (ANDON_MAIL_DOMAINS)";

  private final ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> directory;
  private final MailRules rules;

  DirectoryReceivers(
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> directory, MailRules rules) {
    this.directory = directory;
    this.rules = rules;
  }

  @Override
  public Lookup find(Delivery delivery, Instant now) {
    return switch (delivery.getKind()) {
      case WEBHOOK -> webhook(delivery, now);
      case EMAIL ->
          delivery.getExternal() && !rules.welcomes(delivery.getReceiver())
              ? new Forbidden(UNWELCOME)
              : new Known(new Target.Mailbox(delivery.getReceiver()));
    };
  }

  @Override
  public @Nullable Instant version(ReceiverId receiver) {
    String id = receiver.webhook();
    Webhook webhook = id == null ? null : webhook(receiver.space(), id);
    return webhook == null ? null : webhook.getChangedAt();
  }

  private @Nullable Webhook webhook(String space, String id) {
    ValueAndTimestamp<byte[]> stored = directory.get(DirectoryKeys.webhook(space, id));
    return stored != null && ENTRIES.decode(stored.value()).getEntry() instanceof Webhook webhook
        ? webhook
        : null;
  }

  /** Absent is not gone: a removed webhook keeps its entry, and a new one may be on its way. */
  private Lookup webhook(Delivery delivery, Instant now) {
    Webhook webhook = webhook(delivery.getSpace(), delivery.getReceiver());
    if (webhook == null) {
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
