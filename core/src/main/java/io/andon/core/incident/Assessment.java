package io.andon.core.incident;

import io.andon.core.asset.AssetGraph;
import io.andon.schema.AffectedAsset;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.Incident;
import io.andon.schema.Reassessed;
import io.andon.schema.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an incident's evidence and the asset graph: severity, suggested root and blast
 * radius. The root is the most upstream active asset; ties go to the earliest onset, then to the
 * larger blast radius.
 */
public final class Assessment {
  /** How many affected assets an incident carries; the total is always right. */
  private static final int MAX_AFFECTED = 200;

  private Assessment() {}

  /** What changed; null when nothing did. */
  public static @Nullable Reassessed of(Incident incident, AssetGraph graph) {
    Severity severity = severity(incident);
    String root = root(incident, graph);
    Map<String, Integer> affected =
        graph.downstreamOf(incident.getAssets().stream().map(AssetInvolvement::getAsset).toList());
    List<AffectedAsset> radius = new ArrayList<>();
    for (Map.Entry<String, Integer> asset : affected.entrySet()) {
      if (radius.size() == MAX_AFFECTED) {
        break;
      }
      radius.add(new AffectedAsset(asset.getKey(), asset.getValue()));
    }
    boolean same =
        severity == incident.getSeverity()
            && Objects.equals(root, incident.getSuggestedRoot())
            && affected.size() == incident.getBlastRadiusTotal()
            && radius.equals(incident.getBlastRadius());
    return same ? null : new Reassessed(severity, root, radius, affected.size());
  }

  /**
   * Highest severity of the active evidence; what a person set, or the last known one, when none is
   * active.
   */
  private static Severity severity(Incident incident) {
    if (incident.getSeveritySetByPerson()) {
      return incident.getSeverity();
    }
    for (Severity severity : Severity.values()) { // worst first
      if (incident.getActiveBySeverity().getOrDefault(severity.name(), 0) > 0) {
        return severity;
      }
    }
    return incident.getPeakSeverity();
  }

  private static @Nullable String root(Incident incident, AssetGraph graph) {
    List<AssetInvolvement> active =
        incident.getAssets().stream().filter(asset -> asset.getActive() > 0).toList();
    if (active.size() < 2) {
      // nothing to weigh; once all is clear the last suggestion stays
      return active.isEmpty() ? incident.getSuggestedRoot() : active.getFirst().getAsset();
    }
    Set<String> ids = active.stream().map(AssetInvolvement::getAsset).collect(Collectors.toSet());
    Comparator<AssetInvolvement> mostUpstream =
        Comparator.comparingLong(asset -> graph.countUpstream(asset.getAsset(), ids));
    return active.stream()
        .min(
            mostUpstream
                .thenComparing(AssetInvolvement::getOnsetAt)
                .thenComparingInt(asset -> -graph.downstreamOf(List.of(asset.getAsset())).size())
                .thenComparing(AssetInvolvement::getAsset))
        .map(AssetInvolvement::getAsset)
        .orElse(null);
  }
}
