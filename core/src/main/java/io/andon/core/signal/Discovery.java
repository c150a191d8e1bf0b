package io.andon.core.signal;

import io.andon.core.asset.AssetGraph;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the assets that an event names and nobody declared. They are in the graph before the event
 * is correlated, so that its first event is treated as any other. Nobody did this, so it is in no
 * audit trail.
 */
final class Discovery {
  /** How exactly it is known when an asset was last named: each time would be a write per event. */
  static final Duration SEEN_EVERY = Duration.ofHours(12);

  private final SpaceView view;
  private final Instant now;
  private final List<Change> changes = new ArrayList<>();
  private int found;

  Discovery(SpaceView view, Instant now) {
    this.view = view;
    this.now = now;
  }

  /** Names an asset, with the whole it is a part of when the event says so. */
  void see(String id, String name, @Nullable String parent) {
    AssetGraph graph = view.graph();
    String whole = parent == null || parent.isBlank() || parent.equals(id) ? null : parent;
    if (whole != null) {
      seeOne(whole, whole, null);
    }
    Asset known = graph.get(id);
    if (known != null && whole != null && known.getParent() == null) {
      if (!graph.isPartOf(whole, id)) {
        Asset part = Asset.newBuilder(known).setParent(whole).build();
        changes.add(new Change.AssetSaved(part, known));
      }
      whole = null;
    }
    seeOne(id, name.isBlank() ? id : name, whole);
  }

  private void seeOne(String id, String name, @Nullable String parent) {
    Asset known = view.graph().get(id);
    if (known == null) {
      found++;
      changes.add(new Change.AssetSaved(asset(id, name, parent), null));
      changes.add(new Change.AssetSeen(id, now));
    } else if (AssetGraph.isDiscovered(known)) {
      Instant seen = view.assetSeen(id);
      if (seen == null || seen.isBefore(now.minus(SEEN_EVERY))) {
        changes.add(new Change.AssetSeen(id, now));
      }
    }
  }

  private Asset asset(String id, String name, @Nullable String parent) {
    return Asset.newBuilder()
        .setSpace(view.slug())
        .setId(id)
        .setKind(AssetGraph.DISCOVERED)
        .setName(name)
        .setParent(parent)
        .setUpstream(new ArrayList<>())
        .setOwners(new ArrayList<>())
        .setStewards(new ArrayList<>())
        .build();
  }

  /** Why there is no room for what was found; null when there is. */
  @Nullable String problem() {
    if (found == 0) {
      return null;
    }
    AssetGraph graph = view.graph();
    String discovered = view.limits().discoveredProblem(graph.discovered(), found);
    return discovered != null ? discovered : view.limits().assetsProblem(graph.size(), found);
  }

  List<Change> changes() {
    return changes;
  }
}
