package io.andon.core.notification;

import io.andon.core.asset.AssetGraph;
import io.andon.core.space.SpaceView;
import io.andon.schema.Asset;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.Incident;
import io.andon.schema.internal.Silence;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which silence covers an incident. */
public final class Silencing {
  private Silencing() {}

  /**
   * The silence that covers an incident: one that names it, or else, when each of its failing
   * assets is covered by some silence, the one of these that ends first. An asset is covered with
   * what is a part of it. Null: none.
   */
  public static @Nullable Silence covering(SpaceView view, Incident incident, Instant now) {
    List<Silence> running = view.silences().stream().filter(silence -> runs(silence, now)).toList();
    if (running.isEmpty()) {
      return null;
    }
    for (Silence silence : running) {
      if (silence.getIncidents().contains(incident.getId())) {
        return silence;
      }
    }
    Silence first = null;
    for (String asset : failing(incident)) {
      Silence covering = covering(running, asset, view.graph());
      if (covering == null) {
        return null;
      }
      if (first == null || covering.getEndsAt().isBefore(first.getEndsAt())) {
        first = covering;
      }
    }
    return first;
  }

  /** Whether the silence holds at a time: from its start until before its end. */
  public static boolean runs(Silence silence, Instant at) {
    return !silence.getStartsAt().isAfter(at) && silence.getEndsAt().isAfter(at);
  }

  /** Once all is clear, every asset it was about. */
  private static Collection<String> failing(Incident incident) {
    List<String> active =
        incident.getAssets().stream()
            .filter(involvement -> involvement.getActive() > 0)
            .map(AssetInvolvement::getAsset)
            .toList();
    if (!active.isEmpty()) {
      return active;
    }
    List<String> all = incident.getAssets().stream().map(AssetInvolvement::getAsset).toList();
    if (!all.isEmpty()) {
      return all;
    }
    return incident.getAsset().isEmpty() ? List.of() : List.of(incident.getAsset());
  }

  private static @Nullable Silence covering(List<Silence> running, String asset, AssetGraph graph) {
    Set<String> whole = withWhatItIsPartOf(asset, graph);
    return running.stream()
        .filter(silence -> silence.getAssets().stream().anyMatch(whole::contains))
        .max(Comparator.comparing(Silence::getEndsAt))
        .orElse(null);
  }

  private static Set<String> withWhatItIsPartOf(String asset, AssetGraph graph) {
    Set<String> whole = new HashSet<>();
    String next = asset;
    while (next != null && whole.add(next)) { // people may declare a circle
      Asset declared = graph.get(next);
      next = declared == null ? null : declared.getParent();
    }
    return whole;
  }
}
