package io.andon.core.evidence;

import io.andon.core.evidence.EvidenceDecider.Place;
import io.andon.core.incident.IncidentStates;
import io.andon.core.row.RowCopy;
import io.andon.schema.Evidence;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.HeldBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incidents that hold one alert as evidence: as a rule one, more when people linked it to more.
 * The first is the one its future belongs to.
 */
public record Holders(List<Place> places) {
  private static final Holders NONE = new Holders(List.of());

  public Holders {
    places = List.copyOf(places);
  }

  public static Holders of(@Nullable AlertRow row) {
    if (row == null || row.getIncident() == null) {
      return NONE;
    }
    List<Place> places = new ArrayList<>();
    places.add(new Place(row.getIncident(), row.getEvidenceSeq()));
    row.getAlso().forEach(other -> places.add(new Place(other.getIncident(), other.getSeq())));
    return new Holders(places);
  }

  /** The row of the alert with them as its holders. */
  public AlertRow in(AlertRow alert) {
    AlertRow row = RowCopy.of(alert, AlertRow::new);
    Place first = first();
    row.setIncident(first.incident());
    row.setEvidenceSeq(first.seq());
    List<HeldBy> also = new ArrayList<>();
    for (Place place : places.subList(Math.min(1, places.size()), places.size())) {
      String incident = place.incident();
      if (incident != null) {
        also.add(new HeldBy(incident, place.seq()));
      }
    }
    row.setAlso(also);
    return row;
  }

  /** Where its future belongs to. */
  Place first() {
    return places.isEmpty() ? Place.NONE : places.getFirst();
  }

  /** The place in an incident; null when that does not hold it. */
  @Nullable Place in(IncidentChangeSet incident, UnitOfWork unit) {
    for (Place place : places) {
      if (unit.incident(place.incident()) == incident) {
        return place;
      }
    }
    return null;
  }

  /** With one more, which its future belongs to. */
  Holders with(Place place) {
    List<Place> all = new ArrayList<>(places);
    all.addFirst(place);
    return new Holders(all);
  }

  Holders without(Place place) {
    return new Holders(places.stream().filter(one -> !one.equals(place)).toList());
  }

  /**
   * Those that know that the alert is active, if it is: in one that was over when it fired again it
   * is clear, and stays so.
   */
  Holders whichFollow(AlertRow row, UnitOfWork unit) {
    return row.getActive()
        ? new Holders(places.stream().filter(place -> isActive(place, unit)).toList())
        : this;
  }

  private static boolean isActive(Place place, UnitOfWork unit) {
    Evidence evidence = evidence(place, unit);
    return evidence != null && evidence.getClearedAt() == null;
  }

  private static @Nullable Evidence evidence(Place place, UnitOfWork unit) {
    String incident = place.incident();
    return incident == null ? null : unit.view().evidence(incident, place.seq());
  }

  /**
   * Decides on a change of the alert for all of them.
   *
   * @param before the condition before; null when it is new
   * @return who holds it now
   */
  public Holders changed(UnitOfWork unit, @Nullable Condition before, Condition now) {
    EvidenceDecider decider = new EvidenceDecider(unit);
    boolean fires = before != null && !before.active() && now.active();
    List<Place> all = places.size() > 1 ? known(fires, unit) : places;
    Place first = all.isEmpty() ? Place.NONE : all.getFirst();
    Place held = decider.changed(before, now, first);
    if (!held.equals(first)) {
      // it fired anew when all of them were over: what is over keeps what it was told
      return new Holders(List.of(held));
    }
    if (before != null && all.size() > 1) {
      all.subList(1, all.size()).forEach(place -> decider.follow(before, now, place));
    }
    return new Holders(all);
  }

  /**
   * Those that have not expired yet. What fires again is news to those that are open, before it
   * reopens one that is not.
   */
  private List<Place> known(boolean openFirst, UnitOfWork unit) {
    List<Place> known = places.stream().filter(place -> evidence(place, unit) != null).toList();
    return !openFirst
        ? known
        : known.stream()
            .sorted(Comparator.comparing(place -> !isOpen(unit.incident(place.incident()))))
            .toList();
  }

  private static boolean isOpen(@Nullable IncidentChangeSet changeSet) {
    return changeSet != null && IncidentStates.isOpen(changeSet.state().getState());
  }
}
