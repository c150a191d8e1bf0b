package io.andon.topology.space;

import io.andon.schema.Asset;
import java.util.List;

/** Decides on a declared or removed asset. */
final class AssetChanges {
  private AssetChanges() {}

  static List<Change> of(SpaceView view, Asset asset) {
    Asset known = view.graph().get(asset.getId());
    if (asset.getRemoved()) {
      return known == null ? List.of() : List.of(new Change.AssetRemoved(asset.getId()));
    }
    return asset.equals(known) ? List.of() : List.of(new Change.AssetSaved(asset));
  }
}
