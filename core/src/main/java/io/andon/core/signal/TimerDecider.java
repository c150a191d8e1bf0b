package io.andon.core.signal;

import io.andon.core.downtime.DowntimeMerge;
import io.andon.core.evidence.Condition;
import io.andon.core.evidence.EvidenceFlow;
import io.andon.core.evidence.EvidenceFlow.Place;
import io.andon.core.evidence.Holders;
import io.andon.core.evidence.IncidentWork;
import io.andon.core.evidence.Session;
import io.andon.core.incident.StateMachine;
import io.andon.core.row.RowCopy;
import io.andon.core.space.Cause;
import io.andon.core.space.Change;
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
    Session session = new Session(view, space, Cause.timer(timer.getSubject(), now));
    switch (timer.getKind()) {
      case AUTO_RESOLVE -> autoResolve(session, timer.getSubject());
      case WAKE -> wake(session, timer.getSubject());
      case SETTLE_DOWNTIME -> settle(session, timer.getSubject());
      case EXPIRE_ALERT -> expire(session, timer.getSubject());
      case TELL -> session.telling().due(timer.getSubject());
      case SILENCE_ENDS -> session.telling().afterSilence();
    }
    return session.finish();
  }

  private static void autoResolve(Session session, String id) {
    IncidentWork work = session.incident(id);
    if (work == null) {
      return;
    }
    Incident incident = work.state();
    Instant quietSince = incident.getQuietSince();
    // what a person opened a person resolves
    boolean waits =
        incident.getOrigin() == IncidentOrigin.CORRELATION
            && (incident.getState() == IncidentState.OPEN
                || incident.getState() == IncidentState.INVESTIGATING);
    if (!waits || quietSince == null) {
      return;
    }
    Instant due = quietSince.plus(session.quiet());
    if (due.isAfter(session.cause().now())) {
      session.timer(TimerKind.AUTO_RESOLVE, incident.getId(), due);
      return;
    }
    session.move(
        work,
        IncidentState.RESOLVED,
        "All evidence has been clear for " + session.quiet().toSeconds() + " s",
        null);
  }

  private static void wake(Session session, String id) {
    IncidentWork work = session.incident(id);
    if (work == null || work.state().getState() != IncidentState.SNOOZED) {
      return;
    }
    Instant until = work.state().getSnoozedUntil();
    if (until != null && until.isAfter(session.cause().now())) {
      return; // snoozed anew: that has a timer of its own
    }
    session.move(work, StateMachine.awake(work.state()), "The snooze ended", null);
  }

  private static void settle(Session session, String eventId) {
    DowntimeRow row = session.view().downtime(eventId);
    if (row == null || !row.getActive()) {
      return;
    }
    DowntimeEvent event = row.getDowntime();
    Duration settle = Duration.ofMillis(session.correlation().getSettleMs());
    if (DowntimeMerge.goesOn(event, settle, session.cause().now())) {
      if (event.getOngoing() == null) {
        session.timer(TimerKind.SETTLE_DOWNTIME, eventId, event.getUpdatedAt().plus(settle));
      }
      return;
    }
    Place place = new Place(row.getIncident(), row.getEvidenceSeq());
    new EvidenceFlow(session).changed(Condition.of(event, true), Condition.of(event, false), place);
    DowntimeRow settled = RowCopy.of(row, DowntimeRow::new);
    settled.setActive(false);
    session.add(new Change.DowntimeSaved(settled, row));
  }

  private static void expire(Session session, String fingerprint) {
    AlertRow row = session.view().alert(fingerprint);
    if (row == null || !row.getActive()) {
      return;
    }
    Alert alert = row.getAlert();
    Instant expiry = alert.getEndsAt();
    if (expiry == null || expiry.isAfter(session.cause().now())) {
      return; // the expiry moved on: that has a timer of its own
    }
    Condition before = Condition.of(alert, fingerprint, true);
    Condition after = Condition.of(alert, fingerprint, false);
    if (before != null && after != null) {
      Holders unused = Holders.of(row).changed(session, before, after);
    }
    AlertRow expired = RowCopy.of(row, AlertRow::new);
    expired.setActive(false);
    session.add(new Change.AlertSaved(expired, row));
  }
}
