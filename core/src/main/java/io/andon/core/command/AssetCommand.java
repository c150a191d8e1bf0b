package io.andon.core.command;

import io.andon.core.signal.AssetChanges;
import io.andon.core.space.Change;
import io.andon.schema.Asset;
import io.andon.schema.internal.DeclareAsset;
import io.andon.schema.internal.RemoveAsset;
import java.util.List;

/** Makes, replaces and removes assets. */
final class AssetCommand {
  private AssetCommand() {}

  static Verdict declare(CommandContext context, DeclareAsset declare) {
    Asset asset = declare.getAsset();
    if (asset.getUpstream().contains(asset.getId())) {
      return Verdict.invalid("upstream", "An asset cannot be upstream of itself");
    }
    String parent = AssetChanges.parentProblem(context.view(), asset);
    if (parent != null) {
      return Verdict.invalid("parent", parent);
    }
    String full = AssetChanges.limitProblem(context.view(), asset);
    if (full != null) {
      return Verdict.overLimit("id", full);
    }
    Asset known = context.view().graph().get(asset.getId());
    return new Verdict.Done(
        asset.equals(known) ? List.of() : List.of(new Change.AssetSaved(asset, known)), asset);
  }

  static Verdict remove(CommandContext context, RemoveAsset remove) {
    Asset asset = context.view().graph().get(remove.getId());
    if (asset == null) {
      return Verdict.unknown("id", "asset", remove.getId());
    }
    return new Verdict.Done(List.of(new Change.AssetRemoved(asset)), asset);
  }
}
