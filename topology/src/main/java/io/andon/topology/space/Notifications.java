package io.andon.topology.space;

import io.andon.schema.Asset;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Notification;
import io.andon.topology.asset.AssetGraph;
import io.andon.topology.incident.Facets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people should hear of a decision. */
final class Notifications {
  private Notifications() {}

  /** At most one notification per incident and decision. */
  static List<Notification> about(IncidentWork work, AssetGraph graph, Cause cause) {
    String kind = kind(work);
    if (kind == null) {
      return List.of();
    }
    Incident incident = work.state();
    return List.of(of(incident, kind, recipients(incident, graph), cause));
  }

  /** What is told to those downstream because a person wants it. */
  static Notification toDownstream(Incident incident, List<String> people, Cause cause) {
    return of(incident, "incident.downstream", people, cause);
  }

  private static Notification of(Incident incident, String kind, List<String> people, Cause cause) {
    return Notification.newBuilder()
        .setSpace(incident.getSpace())
        .setId(incident.getId() + ":" + incident.getVersion())
        .setKind(kind)
        .setIncident(incident.getId())
        .setNumber(incident.getNumber())
        .setTitle(incident.getTitle())
        .setState(incident.getState())
        .setSeverity(incident.getSeverity())
        .setAt(cause.now())
        .setRecipients(people)
        .build();
  }

  private static @Nullable String kind(IncidentWork work) {
    Facets facets = work.before();
    IncidentState now = work.state().getState();
    if (facets == null) {
      // born and merged in one decision: its survivor speaks for it
      return now == IncidentState.MERGED ? null : "incident.opened";
    }
    IncidentState before = facets.state();
    if (before != now) {
      return switch (now) {
        case OPEN -> before == IncidentState.RESOLVED ? "incident.reopened" : "incident.woken";
        case INVESTIGATING -> before == IncidentState.SNOOZED ? "incident.woken" : null;
        case RESOLVED -> "incident.resolved";
        case MERGED -> "incident.merged";
        case CLOSED, SNOOZED -> null;
      };
    }
    boolean worse =
        work.state().getActiveCount() > 0 // else it only shows its peak again
            && work.state().getSeverity().compareTo(facets.severity()) < 0;
    return worse ? "incident.escalated" : null;
  }

  private static List<String> recipients(Incident incident, AssetGraph graph) {
    return people(incident.getAssets().stream().map(AssetInvolvement::getAsset).toList(), graph);
  }

  /** Owners and stewards of the assets, each once. */
  static List<String> people(Collection<String> assets, AssetGraph graph) {
    Set<String> people = new LinkedHashSet<>();
    for (String id : assets) {
      Asset asset = graph.get(id);
      if (asset != null) {
        people.addAll(asset.getOwners());
        people.addAll(asset.getStewards());
      }
    }
    return new ArrayList<>(people);
  }
}
