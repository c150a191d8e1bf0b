package io.andon.topology.space;

import io.andon.schema.Evidence;
import io.andon.schema.EvidenceCleared;
import io.andon.schema.EvidenceRemoved;
import io.andon.schema.Incident;
import io.andon.schema.IncidentOrigin;
import io.andon.schema.Why;
import io.andon.schema.internal.AlertRow;
import io.andon.topology.alert.AlertFacets;
import io.andon.topology.correlation.OpenIncidents;
import io.andon.topology.correlation.Room;
import io.andon.topology.space.EvidenceFlow.Place;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that a person adds and takes away. A person's word counts more than correlation: an
 * alert that open incidents held moves, and an incident that correlation opened and that loses all
 * it had is merged into the one that has it now.
 */
final class EvidenceLinking {
  /** Name of the rule in the evidence's reason. */
  private static final String RULE = "person";

  private final Session session;

  EvidenceLinking(Session session) {
    this.session = session;
  }

  /** Makes the alerts evidence of the incident; those it has already stay as they are. */
  void link(IncidentWork holder, List<AlertRow> alerts) {
    Map<IncidentWork, Integer> taken = new LinkedHashMap<>();
    for (AlertRow row : alerts) {
      IncidentWork other = session.incident(row.getIncident());
      if (other != null && other != holder) {
        taken.merge(other, 1, Integer::sum);
      }
    }
    List<IncidentWork> emptied =
        taken.entrySet().stream()
            .filter(entry -> losesAll(entry.getKey(), entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    for (AlertRow row : alerts) {
      if (session.incident(row.getIncident()) != holder) {
        move(holder, row);
      }
    }
    // after the move: what it held was linked by a person now, and not long ago by correlation
    Room.Budget budget = new Room.Budget(Room.LINKED);
    for (IncidentWork other : emptied) {
      if (!Room.absorbs(holder.state(), other.state()) || !budget.take(other.state())) {
        continue; // without evidence it resolves itself
      }
      Merging.absorb(holder, other, session.cause().actor().getName() + " linked all its alerts");
    }
  }

  private static boolean losesAll(IncidentWork other, int taken) {
    Incident incident = other.state();
    return OpenIncidents.takesEvidence(incident.getState())
        && incident.getOrigin() == IncidentOrigin.CORRELATION
        && incident.getAlertCount() + incident.getDowntimeCount() == taken;
  }

  private void move(IncidentWork holder, AlertRow row) {
    Condition condition = Condition.of(row.getAlert(), row.getFingerprint(), row.getActive());
    if (condition == null) {
      return; // only its resolve is known: there is nothing to hold
    }
    AlertFacets facets = AlertFacets.of(row);
    IncidentWork other = session.incident(row.getIncident());
    if (other != null && OpenIncidents.takesEvidence(other.state().getState())) {
      remove(other, row, holder.state().getId());
    } else if (other != null) {
      clear(other, row);
    }
    String person = session.cause().actor().getName();
    Why why =
        new Why(
            RULE,
            "Linked by " + person,
            Map.of("person", person, "asset", condition.asset()),
            session.correlation().getWindowMs() / 1000.0);
    Place place = new EvidenceFlow(session).add(holder, condition, why);
    row.setIncident(place.incident());
    row.setEvidenceSeq(place.seq());
    session.add(new Change.AlertSaved(row, facets));
  }

  /**
   * What is over keeps what it was told. The alert's future is with the new incident, so nobody
   * else would ever clear it in this one, should it be reopened.
   */
  private void clear(IncidentWork other, AlertRow row) {
    Evidence evidence = evidence(row);
    String stored = row.getIncident();
    if (stored == null || evidence == null || evidence.getClearedAt() != null) {
      return;
    }
    Instant now = session.cause().now();
    other.add(
        new EvidenceCleared(
            evidence.getSeq(),
            evidence.getRef(),
            evidence.getAsset(),
            evidence.getSeverity(),
            now,
            null,
            null,
            null));
    evidence.setClearedAt(now);
    session.add(new Change.EvidenceSaved(stored, evidence));
  }

  private @Nullable Evidence evidence(AlertRow row) {
    String stored = row.getIncident();
    return stored == null ? null : session.view().evidence(stored, row.getEvidenceSeq());
  }

  /** Takes the alert out of the incident that holds it. */
  void unlink(IncidentWork holder, AlertRow row) {
    AlertFacets facets = AlertFacets.of(row);
    remove(holder, row, null);
    row.setIncident(null);
    row.setEvidenceSeq(0);
    session.add(new Change.AlertSaved(row, facets));
  }

  private void remove(IncidentWork holder, AlertRow row, @Nullable String movedTo) {
    String stored = row.getIncident();
    Evidence evidence = evidence(row);
    if (stored == null || evidence == null) {
      return;
    }
    holder.add(
        new EvidenceRemoved(
            evidence.getSeq(),
            evidence.getKind(),
            evidence.getRef(),
            evidence.getAsset(),
            evidence.getSeverity(),
            evidence.getClearedAt() == null,
            movedTo,
            evidence));
    session.add(new Change.EvidenceDeleted(stored, evidence.getSeq()));
  }
}
