package io.andon.core.signal;

import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides on a declared or removed asset. */
public final class AssetChanges {
  private AssetChanges() {}

  /** Why the asset does not fit what the space knows, of its parent; null when it does. */
  public static @Nullable String parentProblem(SpaceView view, Asset asset) {
    String parent = asset.getParent();
    if (parent == null || asset.getRemoved()) {
      return null;
    }
    if (parent.equals(asset.getId())) {
      return "An asset cannot be its own parent";
    }
    return view.graph().isPartOf(parent, asset.getId())
        ? "%s is a part of %s itself".formatted(parent, asset.getId())
        : null;
  }

  /** Why there is no room for the asset; null when there is, or it is known. */
  public static @Nullable String limitProblem(SpaceView view, Asset asset) {
    return asset.getRemoved() || view.graph().get(asset.getId()) != null
        ? null
        : view.limits().assetsProblem(view.graph().size(), 1);
  }

  static List<Change> of(SpaceView view, Asset asset) {
    Asset known = view.graph().get(asset.getId());
    if (asset.getRemoved()) {
      return known == null ? List.of() : List.of(new Change.AssetRemoved(known));
    }
    return asset.equals(known) ? List.of() : List.of(new Change.AssetSaved(asset, known));
  }
}
