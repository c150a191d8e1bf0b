package io.andon.core.command;

import io.andon.core.signal.AssetChanges;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import io.andon.schema.internal.DeclareAsset;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.RemoveAsset;
import java.util.List;

/** Makes, replaces and removes assets. */
final class AssetCommands {
  private AssetCommands() {}

  static Verdict declare(SpaceView view, DeclareAsset declare) {
    Asset asset = declare.getAsset();
    if (asset.getUpstream().contains(asset.getId())) {
      return new Verdict.Rejected(
          RejectionReason.INVALID, "upstream", "An asset cannot be upstream of itself");
    }
    String parent = AssetChanges.parentProblem(view, asset);
    if (parent != null) {
      return new Verdict.Rejected(RejectionReason.INVALID, "parent", parent);
    }
    String full = AssetChanges.limitProblem(view, asset);
    if (full != null) {
      return new Verdict.Rejected(RejectionReason.OVER_LIMIT, "id", full);
    }
    Asset known = view.graph().get(asset.getId());
    return new Verdict.Done(
        asset.equals(known) ? List.of() : List.of(new Change.AssetSaved(asset, known)), asset);
  }

  static Verdict remove(SpaceView view, RemoveAsset remove) {
    Asset asset = view.graph().get(remove.getId());
    if (asset == null) {
      return new Verdict.Rejected(
          RejectionReason.NOT_FOUND, "id", "There is no asset " + remove.getId());
    }
    return new Verdict.Done(List.of(new Change.AssetRemoved(asset)), asset);
  }
}
