package io.andon.core.signal;

import io.andon.core.downtime.DowntimeMerge;
import io.andon.core.evidence.Condition;
import io.andon.core.evidence.EvidenceDecider;
import io.andon.core.evidence.EvidenceDecider.Place;
import io.andon.core.evidence.Holders;
import io.andon.core.evidence.IncidentChangeSet;
import io.andon.core.evidence.UnitOfWork;
import io.andon.core.incident.StateMachine;
import io.andon.core.row.RowCopy;
import io.andon.core.space.Change;
import io.andon.core.space.DecisionContext;
import io.andon.core.space.SpaceView;
import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Incident;
import io.andon.schema.IncidentOrigin;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.Timer;
import io.andon.schema.internal.TimerKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Decides on what is due though nothing arrived. Timers are never taken back; one whose reason is
 * gone does nothing, and one that came too early is set again.
 */
public final class TimerDecider {
  private TimerDecider() {}

  /** Decides on a due timer at {@code now}. */
  public static List<Change> decide(SpaceView view, Timer timer, Instant now) {
    Space space = view.space();
    if (space == null) {
      return List.of();
    }
    UnitOfWork unit = new UnitOfWork(view, space, DecisionContext.timer(timer.getSubject(), now));
    switch (timer.getKind()) {
      case AUTO_RESOLVE -> autoResolve(unit, timer.getSubject());
      case WAKE -> wake(unit, timer.getSubject());
      case SETTLE_DOWNTIME -> settle(unit, timer.getSubject());
      case EXPIRE_ALERT -> expire(unit, timer.getSubject());
      case TELL -> unit.notifications().due(timer.getSubject());
      case SILENCE_ENDS -> unit.notifications().afterSilence();
    }
    return unit.finish();
  }

  private static void autoResolve(UnitOfWork unit, String id) {
    IncidentChangeSet changeSet = unit.incident(id);
    if (changeSet == null) {
      return;
    }
    Incident incident = changeSet.state();
    Instant quietSince = incident.getQuietSince();
    // what a person opened a person resolves
    boolean waits =
        incident.getOrigin() == IncidentOrigin.CORRELATION
            && (incident.getState() == IncidentState.OPEN
                || incident.getState() == IncidentState.INVESTIGATING);
    if (!waits || quietSince == null) {
      return;
    }
    Instant due = quietSince.plus(unit.quiet());
    if (due.isAfter(unit.context().now())) {
      unit.timer(TimerKind.AUTO_RESOLVE, incident.getId(), due);
      return;
    }
    unit.move(
        changeSet,
        IncidentState.RESOLVED,
        "All evidence has been clear for " + unit.quiet().toSeconds() + " s",
        null);
  }

  private static void wake(UnitOfWork unit, String id) {
    IncidentChangeSet changeSet = unit.incident(id);
    if (changeSet == null || changeSet.state().getState() != IncidentState.SNOOZED) {
      return;
    }
    Instant until = changeSet.state().getSnoozedUntil();
    if (until != null && until.isAfter(unit.context().now())) {
      return; // snoozed anew: that has a timer of its own
    }
    unit.move(changeSet, StateMachine.awake(changeSet.state()), "The snooze ended", null);
  }

  private static void settle(UnitOfWork unit, String eventId) {
    DowntimeRow row = unit.view().downtime(eventId);
    if (row == null || !row.getActive()) {
      return;
    }
    DowntimeEvent event = row.getDowntime();
    Duration settle = Duration.ofMillis(unit.correlation().getSettleMs());
    if (DowntimeMerge.goesOn(event, settle, unit.context().now())) {
      if (event.getOngoing() == null) {
        unit.timer(TimerKind.SETTLE_DOWNTIME, eventId, event.getUpdatedAt().plus(settle));
      }
      return;
    }
    Place place = new Place(row.getIncident(), row.getEvidenceSeq());
    new EvidenceDecider(unit).changed(Condition.of(event, true), Condition.of(event, false), place);
    DowntimeRow settled = RowCopy.of(row, DowntimeRow::new);
    settled.setActive(false);
    unit.add(new Change.DowntimeSaved(settled, row));
  }

  private static void expire(UnitOfWork unit, String fingerprint) {
    AlertRow row = unit.view().alert(fingerprint);
    if (row == null || !row.getActive()) {
      return;
    }
    Alert alert = row.getAlert();
    Instant expiry = alert.getEndsAt();
    if (expiry == null || expiry.isAfter(unit.context().now())) {
      return; // the expiry moved on: that has a timer of its own
    }
    Condition before = Condition.of(alert, fingerprint, true);
    Condition after = Condition.of(alert, fingerprint, false);
    if (before != null && after != null) {
      Holders unused = Holders.of(row).changed(unit, before, after);
    }
    AlertRow expired = RowCopy.of(row, AlertRow::new);
    expired.setActive(false);
    unit.add(new Change.AlertSaved(expired, row));
  }
}
