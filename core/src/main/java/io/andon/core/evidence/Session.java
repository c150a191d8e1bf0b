package io.andon.core.evidence;

import io.andon.core.notification.Audience;
import io.andon.core.notification.Telling;
import io.andon.core.space.Cause;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Opened;
import io.andon.schema.StateChanged;
import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.Timer;
import io.andon.schema.internal.TimerKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One decision in the making: collects changes and folds them into the incidents they touch, so
 * that later steps see what earlier ones decided. Each touched incident ends with exactly one
 * event.
 */
public final class Session {
  private final SpaceView view;
  private final Space space;
  private final Cause cause;
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, IncidentWork> works = new LinkedHashMap<>();
  private final Map<IncidentWork, Audience> downstream = new LinkedHashMap<>();
  private final Telling telling;
  private long nextNumber;

  public Session(SpaceView view, Space space, Cause cause) {
    this.view = view;
    this.space = space;
    this.cause = cause;
    this.telling = new Telling(view, space, cause.now());
    this.nextNumber = view.nextNumber();
  }

  public SpaceView view() {
    return view;
  }

  public Cause cause() {
    return cause;
  }

  public CorrelationSettings correlation() {
    return space.getCorrelation();
  }

  /** The time zone of the plant. */
  ZoneId zone() {
    return ZoneId.of(space.getTimeZone());
  }

  public void add(Change change) {
    changes.add(change);
  }

  /**
   * The incident with this id or the one it was merged into in the end; null when there is none.
   */
  public @Nullable IncidentWork incident(@Nullable String id) {
    String next = id;
    while (next != null) {
      IncidentWork work = works.get(next);
      if (work == null) {
        Incident stored = view.incident(next);
        if (stored == null) {
          return null;
        }
        work = new IncidentWork(stored, cause);
        works.put(next, work);
      }
      next = work.state().getMergedInto();
      if (next == null) {
        return work;
      }
    }
    return null;
  }

  /**
   * What an incident and those it took over were given as evidence before this decision, as far as
   * it is kept.
   */
  List<Evidence> evidence(IncidentWork work) {
    Incident incident = work.state();
    List<Evidence> evidence = new ArrayList<>();
    addEvidence(incident, evidence);
    for (String merged : incident.getMergedFrom()) {
      Incident other = view.incident(merged);
      if (other != null) {
        addEvidence(other, evidence);
      }
    }
    return evidence;
  }

  private void addEvidence(Incident home, List<Evidence> evidence) {
    for (long seq = 1; seq <= home.getLastEvidence(); seq++) {
      Evidence one = view.evidence(home.getId(), seq);
      if (one != null) {
        evidence.add(one);
      }
    }
  }

  /** The number the next incident takes. */
  long nextNumber() {
    return nextNumber;
  }

  /** Begins an incident with the given first change. */
  IncidentWork open(String id, Opened opened) {
    IncidentWork work = IncidentWork.opened(space.getSlug(), id, nextNumber++, opened, cause);
    works.put(id, work);
    return work;
  }

  /**
   * Moves an incident; the caller has checked that it may. Without a reason when nobody gave one.
   */
  public void move(
      IncidentWork work, IncidentState to, @Nullable String reason, @Nullable Instant until) {
    IncidentState from = work.state().getState();
    work.add(new StateChanged(from, to, reason, until, false));
    if (until != null) {
      timer(TimerKind.WAKE, work.state().getId(), until);
    }
    boolean wakes =
        from == IncidentState.SNOOZED
            && (to == IncidentState.OPEN || to == IncidentState.INVESTIGATING);
    if (wakes && work.state().getQuietSince() != null) {
      // its time to resolve may have come and gone while it slept
      timer(TimerKind.AUTO_RESOLVE, work.state().getId(), cause.now().plus(quiet()));
    }
  }

  /** Closes an incident with its corrective action; it may be closed already, without. */
  void correct(IncidentWork work, @Nullable String reason) {
    work.add(new StateChanged(work.state().getState(), IncidentState.CLOSED, reason, null, true));
  }

  /** Has people downstream of the incident told, once the decision is complete. */
  void tellDownstream(IncidentWork work, Audience audience) {
    downstream.put(work, audience);
  }

  /** What people hear. */
  public Telling telling() {
    return telling;
  }

  public void timer(TimerKind kind, String subject, Instant due) {
    add(new Change.TimerSet(new Timer(kind, space.getSlug(), subject, due)));
  }

  public Duration quiet() {
    return Duration.ofMillis(correlation().getQuietMs());
  }

  /** Everything that changes, in the order it is to be written. */
  public List<Change> finish() {
    for (IncidentWork work : works.values()) {
      if (work.touched()) {
        work.reassess(view.graph());
        if (work.becameQuiet()) {
          timer(TimerKind.AUTO_RESOLVE, work.state().getId(), cause.now().plus(quiet()));
        }
        changes.add(work.finish());
        telling.changed(work.update());
      }
    }
    downstream.forEach((work, audience) -> telling.tellDownstream(work.state(), audience));
    changes.addAll(telling.finish());
    return changes;
  }
}
