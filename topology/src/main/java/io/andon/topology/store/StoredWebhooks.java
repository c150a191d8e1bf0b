package io.andon.topology.store;

import io.andon.schema.internal.Webhook;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The webhooks of a space, removed ones too; kept in memory, for every notification asks. */
final class StoredWebhooks {
  private final KeyValueStore<Bytes, byte[]> store;
  private final String slug;
  private final Map<String, Webhook> webhooks = new LinkedHashMap<>();

  StoredWebhooks(KeyValueStore<Bytes, byte[]> store, String slug) {
    this.store = store;
    this.slug = slug;
    SpaceTables.WEBHOOKS
        .scan(store, SpaceKeys.webhooks(slug))
        .forEach(webhook -> webhooks.put(webhook.getId(), webhook));
  }

  Collection<Webhook> all() {
    return Collections.unmodifiableCollection(webhooks.values());
  }

  void write(Webhook webhook) {
    webhooks.put(webhook.getId(), webhook);
    SpaceTables.WEBHOOKS.put(store, SpaceKeys.webhook(slug, webhook.getId()), webhook);
  }
}
