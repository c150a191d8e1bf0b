package io.andon.topology.space;

import io.andon.schema.Asset;
import io.andon.topology.asset.AssetGraph;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Creates the assets that events name and nobody declared. */
final class Discovery {
  static final String DISCOVERED = "discovered";

  private Discovery() {}

  /** Makes sure the asset is in the graph, with its parent when the event names one. */
  static void ensure(Session session, String id, String name, @Nullable String parent) {
    AssetGraph graph = session.view().graph();
    String whole = parent == null || parent.isBlank() || parent.equals(id) ? null : parent;
    if (whole != null && graph.get(whole) == null) {
      session.add(new Change.AssetSaved(asset(session, whole, whole, null)));
    }
    Asset known = graph.get(id);
    if (known == null) {
      session.add(new Change.AssetSaved(asset(session, id, name.isBlank() ? id : name, whole)));
    } else if (whole != null && known.getParent() == null) {
      Asset completed = Asset.newBuilder(known).setParent(whole).build();
      session.add(new Change.AssetSaved(completed));
    }
  }

  private static Asset asset(Session session, String id, String name, @Nullable String parent) {
    return Asset.newBuilder()
        .setSpace(session.view().slug())
        .setId(id)
        .setKind(DISCOVERED)
        .setName(name)
        .setParent(parent)
        .setUpstream(new ArrayList<>())
        .setOwners(new ArrayList<>())
        .setStewards(new ArrayList<>())
        .build();
  }
}
