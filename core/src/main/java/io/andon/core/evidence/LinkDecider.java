package io.andon.core.evidence;

import io.andon.core.correlation.Room;
import io.andon.core.evidence.EvidenceDecider.Place;
import io.andon.core.incident.EvidenceFold;
import io.andon.core.incident.IncidentStates;
import io.andon.core.space.Change;
import io.andon.core.space.DecisionContext;
import io.andon.core.space.SpaceView;
import io.andon.schema.Evidence;
import io.andon.schema.Linked;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.Link;
import io.andon.schema.internal.Space;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides on an alert and a downtime event that were joined in time. */
public final class LinkDecider {
  private LinkDecider() {}

  public static List<Change> decide(SpaceView view, Space space, Link link, Instant now) {
    Duration gap = Duration.between(link.getDowntimeAt(), link.getAlertAt());
    if (gap.abs().toMillis() > space.getCorrelation().getWindowMs()) {
      return List.of(); // the join's window is wider than this space wants
    }
    AlertRow alert = view.alert(link.getAlert());
    DowntimeRow downtime = view.downtime(link.getDowntime());
    if (alert == null || downtime == null) {
      return List.of();
    }
    UnitOfWork unit =
        new UnitOfWork(
            view, space, DecisionContext.signal(link.getAlert(), link.getAlertAt(), now));
    IncidentChangeSet ofDowntime = unit.incident(downtime.getIncident());
    Place place = placeOf(alert, ofDowntime, unit);
    Evidence alertEvidence = evidence(view, place.incident(), place.seq());
    Evidence downtimeEvidence = evidence(view, downtime.getIncident(), downtime.getEvidenceSeq());
    if (alertEvidence == null
        || downtimeEvidence == null
        || alertEvidence.getLinked().contains(link.getDowntime())) {
      return List.of();
    }
    IncidentChangeSet ofAlert = unit.incident(place.incident());
    if (ofAlert == null || ofDowntime == null) {
      return List.of();
    }
    IncidentChangeSet holder = ofAlert;
    if (ofAlert != ofDowntime) {
      if (!isOpen(ofAlert) || !isOpen(ofDowntime)) {
        return List.of(); // one of them is over: what is over stays as it was told
      }
      if (!Room.absorbs(ofAlert.state(), ofDowntime.state())) {
        return List.of(); // one of them is full: they go on side by side
      }
      if (EvidenceLinking.share(unit, ofAlert, ofDowntime)) {
        return List.of(); // they are two because a person wants them to be
      }
      boolean alertIsOlder = ofAlert.state().getNumber() < ofDowntime.state().getNumber();
      holder = alertIsOlder ? ofAlert : ofDowntime;
      Merging.absorb(
          holder,
          alertIsOlder ? ofDowntime : ofAlert,
          "%s and %s on %s began %.1f s apart"
              .formatted(
                  alertEvidence.getTitle(),
                  downtimeEvidence.getTitle(),
                  link.getAsset(),
                  gap.abs().toMillis() / 1000.0));
    }
    holder.add(
        new Linked(link.getAlert(), link.getDowntime(), link.getAsset(), gap.toMillis() / 1000.0));
    save(unit, place.incident(), alertEvidence, link.getDowntime());
    save(unit, downtime.getIncident(), downtimeEvidence, link.getAlert());
    return unit.finish();
  }

  /** Where the alert is evidence: if it can be, in the incident that has the downtime. */
  private static Place placeOf(
      AlertRow alert, @Nullable IncidentChangeSet ofDowntime, UnitOfWork unit) {
    Holders holders = Holders.of(alert);
    Place beside = ofDowntime == null ? null : holders.in(ofDowntime, unit);
    return beside == null ? holders.first() : beside;
  }

  private static boolean isOpen(IncidentChangeSet changeSet) {
    return IncidentStates.isOpen(changeSet.state().getState());
  }

  private static @Nullable Evidence evidence(SpaceView view, @Nullable String incident, long seq) {
    return incident == null ? null : view.evidence(incident, seq);
  }

  private static void save(
      UnitOfWork unit, @Nullable String incident, Evidence evidence, String linked) {
    Evidence after = EvidenceFold.linked(evidence, linked);
    if (incident != null && after != null) {
      unit.add(new Change.EvidenceSaved(incident, after));
    }
  }
}
