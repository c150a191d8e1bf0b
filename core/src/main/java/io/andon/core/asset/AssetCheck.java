package io.andon.core.asset;

import io.andon.core.text.TextLimits;
import io.andon.schema.Asset;
import org.jspecify.annotations.Nullable;

/** What an asset must be like to be used, by itself; what its space knows is not looked at. */
public final class AssetCheck {
  private AssetCheck() {}

  /** Why the asset cannot be used, naming the field; null when it can. */
  public static @Nullable String problem(Asset asset) {
    String identity =
        TextLimits.first(
            TextLimits.name("space", asset.getSpace()), TextLimits.name("id", asset.getId()));
    if (identity != null || asset.getRemoved()) {
      return identity; // of what is to be forgotten only the name counts
    }
    String text =
        TextLimits.first(
            TextLimits.required(TextLimits.KIND, "kind", asset.getKind()),
            TextLimits.name("name", asset.getName()),
            asset.getParent() == null ? null : TextLimits.name("parent", asset.getParent()),
            TextLimits.names("upstream", asset.getUpstream()),
            TextLimits.names("owners", asset.getOwners()),
            TextLimits.names("stewards", asset.getStewards()));
    if (text != null) {
      return text;
    }
    if (asset.getUpstream().contains(asset.getId())) {
      return "upstream: an asset cannot be upstream of itself";
    }
    return asset.getId().equals(asset.getParent())
        ? "parent: an asset cannot be its own parent"
        : null;
  }
}
