package io.andon.topology.store;

import io.andon.core.asset.AssetGraph;
import io.andon.core.correlation.OpenIncidents;
import io.andon.core.space.Change;
import io.andon.schema.Asset;
import io.andon.topology.kv.Key;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The assets of a space. The graph, and when those that nobody declared were last named, are kept
 * in memory too.
 */
final class StoredAssets {
  private final KeyValueStore<Bytes, byte[]> store;
  private final String slug;
  private final AssetGraph graph;
  private final Map<String, Instant> seen = new HashMap<>();

  StoredAssets(KeyValueStore<Bytes, byte[]> store, String slug) {
    this.store = store;
    this.slug = slug;
    this.graph = AssetGraph.of(SpaceTables.ASSETS.scan(store, SpaceKeys.assets(slug)));
    Key all = SpaceKeys.assetsSeen(slug);
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(all.bytes(), all.last())) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        seen.put(id(entry.key), at(entry.value));
      }
    }
  }

  AssetGraph graph() {
    return graph;
  }

  @Nullable Instant seen(String id) {
    return seen.get(id);
  }

  /**
   * Writes a change.
   *
   * @param open what still fails is in one of these, though no event has named it for long
   */
  void write(Change.OfAssets change, OpenIncidents open) {
    switch (change) {
      case Change.AssetSaved c -> save(c.asset());
      case Change.AssetRemoved c -> remove(c.before().getId());
      case Change.AssetSeen c -> see(c.id(), c.at());
      case Change.AssetExpired c -> {
        if (graph.isLoose(c.id()) && open.on(c.id()).isEmpty()) {
          remove(c.id());
        }
      }
    }
  }

  private void save(Asset asset) {
    graph.put(asset);
    SpaceTables.ASSETS.put(store, SpaceKeys.asset(slug, asset.getId()), asset);
    if (!AssetGraph.isDiscovered(asset)) {
      removeSeen(asset.getId()); // declared now: it stays until it is removed
    }
  }

  private void remove(String id) {
    graph.remove(id);
    store.delete(SpaceKeys.asset(slug, id).bytes());
    removeSeen(id);
  }

  private void see(String id, Instant at) {
    seen.put(id, at);
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli()).array();
    store.put(SpaceKeys.assetSeen(slug, id).bytes(), value);
  }

  private void removeSeen(String id) {
    if (seen.remove(id) != null) {
      store.delete(SpaceKeys.assetSeen(slug, id).bytes());
    }
  }

  /** Of which asset a row is. */
  static String id(Bytes key) {
    return Key.textAt(key, Key.afterText(key, 1));
  }

  /** What a row says. */
  static Instant at(byte[] value) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(value).getLong());
  }
}
