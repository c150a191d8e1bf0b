package io.andon.core.evidence;

import io.andon.core.correlation.Room;
import io.andon.core.evidence.EvidenceDecider.Place;
import io.andon.core.incident.IncidentFold;
import io.andon.core.incident.IncidentStates;
import io.andon.core.space.Change;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceRemoved;
import io.andon.schema.Incident;
import io.andon.schema.IncidentOrigin;
import io.andon.schema.Why;
import io.andon.schema.internal.AlertRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that a person adds and takes away. What is linked to one incident stays in the others
 * that hold it; but an incident that correlation opened, and of which another one has all by a
 * person's word, is merged into that one: two about one thing are one too many.
 */
final class EvidenceLinking {
  private final UnitOfWork unit;

  /** Rows of this decision, by fingerprint: newer than those of the view. */
  private final Map<String, AlertRow> rows = new HashMap<>();

  EvidenceLinking(UnitOfWork unit) {
    this.unit = unit;
  }

  /** Makes the alerts evidence of the incident; those it has already stay as they are. */
  void link(IncidentChangeSet holder, List<AlertRow> alerts) {
    Set<IncidentChangeSet> others = new LinkedHashSet<>();
    for (AlertRow row : alerts) {
      Holders holders = Holders.of(row);
      holders.places().stream().map(Place::incident).map(unit::incident).forEach(others::add);
      if (holders.in(holder, unit) == null) {
        add(holder, row);
      }
    }
    others.remove(null);
    others.remove(holder);
    Room.Budget budget = new Room.Budget(Room.LINKED);
    for (IncidentChangeSet other : others) {
      List<AlertRow> all = allIn(holder, other);
      // one that does not fit goes on beside it, with the same alerts
      if (!all.isEmpty()
          && Room.absorbs(holder.state(), other.state())
          && budget.take(other.state())) {
        // before it is merged: what it held was linked by a person now, and not long ago by
        // correlation
        all.forEach(row -> remove(other, row, holder.state().getId()));
        if (Room.absorbs(holder.state(), other.state()) && budget.take(other.state())) {
          String why = unit.context().actor().getName() + " linked all its alerts";
          Merging.absorb(holder, other, why);
        } // else it stays without evidence, and resolves itself
      }
    }
  }

  private void add(IncidentChangeSet holder, AlertRow row) {
    Condition condition = Condition.of(row.getAlert(), row.getFingerprint(), row.getActive());
    if (condition == null) {
      return; // only its resolve is known: there is nothing to hold
    }
    String person = unit.context().actor().getName();
    Why why =
        new Why(
            IncidentFold.LINKED,
            "Linked by " + person,
            Map.of(IncidentFold.LINKED_BY, person, "asset", condition.asset()),
            unit.correlation().getWindowMs() / 1000.0);
    save(row, Holders.of(row).with(new EvidenceDecider(unit).add(holder, condition, why)));
  }

  private void save(AlertRow before, Holders holders) {
    AlertRow row = holders.in(before);
    rows.put(row.getFingerprint(), row);
    unit.add(new Change.AlertSaved(row, before));
  }

  private @Nullable AlertRow row(String fingerprint) {
    AlertRow saved = rows.get(fingerprint);
    return saved == null ? unit.view().alert(fingerprint) : saved;
  }

  /** Every alert of an incident of correlation, if the holder has them all; else none. */
  private List<AlertRow> allIn(IncidentChangeSet holder, IncidentChangeSet other) {
    Incident incident = other.state();
    boolean mayGo =
        IncidentStates.isOpen(incident.getState())
            && incident.getOrigin() == IncidentOrigin.CORRELATION
            && incident.getDowntimeCount() == 0
            && incident.getAlertCount() <= holder.state().getAlertCount();
    List<AlertRow> all = new ArrayList<>();
    for (Evidence evidence : mayGo ? unit.evidence(other) : List.<Evidence>of()) {
      AlertRow row = row(evidence.getRef());
      if (row == null || Holders.of(row).in(holder, unit) == null) {
        return List.of();
      }
      all.add(row);
    }
    return all;
  }

  /** Takes the alert out of the incident that holds it; others go on holding it. */
  void unlink(IncidentChangeSet holder, AlertRow row) {
    remove(holder, row, null);
  }

  private void remove(IncidentChangeSet holder, AlertRow alert, @Nullable String movedTo) {
    AlertRow row = rows.getOrDefault(alert.getFingerprint(), alert);
    Holders holders = Holders.of(row);
    Place place = holders.in(holder, unit);
    String stored = place == null ? null : place.incident();
    if (place == null || stored == null) {
      return;
    }
    Evidence evidence = unit.view().evidence(stored, place.seq());
    if (evidence != null) {
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
      unit.add(new Change.EvidenceDeleted(stored, evidence.getSeq()));
    }
    Holders rest = holders.without(place);
    save(row, movedTo == null ? rest.whichFollow(row, unit) : rest);
  }

  /** Whether a person put an alert into both incidents: they are two on purpose. */
  static boolean share(UnitOfWork unit, IncidentChangeSet one, IncidentChangeSet other) {
    return hasLinkedOf(unit, one, other) || hasLinkedOf(unit, other, one);
  }

  private static boolean hasLinkedOf(
      UnitOfWork unit, IncidentChangeSet one, IncidentChangeSet other) {
    if (one.state().getLinkedCount() == 0) {
      return false;
    }
    for (Evidence evidence : unit.evidence(one)) {
      AlertRow row =
          evidence.getWhy().getRule().equals(IncidentFold.LINKED)
              ? unit.view().alert(evidence.getRef())
              : null;
      if (row != null && Holders.of(row).in(other, unit) != null) {
        return true;
      }
    }
    return false;
  }
}
