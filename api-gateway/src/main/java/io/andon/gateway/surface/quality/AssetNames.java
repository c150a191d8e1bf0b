package io.andon.gateway.surface.quality;

import io.andon.core.query.SpaceReader;
import io.andon.schema.Asset;
import java.util.HashMap;
import java.util.Map;

/** Names of assets for people, each looked up once; an asset nobody knows any more is its id. */
final class AssetNames {
  private final SpaceReader reader;
  private final Map<String, String> known = new HashMap<>();

  AssetNames(SpaceReader reader) {
    this.reader = reader;
  }

  String of(String id) {
    return known.computeIfAbsent(id, key -> reader.asset(key).map(Asset::getName).orElse(key));
  }
}
