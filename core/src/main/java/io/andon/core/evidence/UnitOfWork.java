package io.andon.core.evidence;

import io.andon.core.incident.MergeChain;
import io.andon.core.notification.Audience;
import io.andon.core.notification.NotificationPolicy;
import io.andon.core.space.Change;
import io.andon.core.space.DecisionContext;
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
 * The unit of work of one decision: collects changes and folds them into the incidents they touch,
 * so that later steps see what earlier ones decided. Each touched incident ends with exactly one
 * event.
 */
public final class UnitOfWork {
  private final SpaceView view;
  private final Space space;
  private final DecisionContext context;
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, IncidentChangeSet> changeSets = new LinkedHashMap<>();
  private final Map<IncidentChangeSet, Audience> downstream = new LinkedHashMap<>();
  private final NotificationPolicy notifications;
  private long nextNumber;

  public UnitOfWork(SpaceView view, Space space, DecisionContext context) {
    this.view = view;
    this.space = space;
    this.context = context;
    this.notifications = new NotificationPolicy(view, space, context.now());
    this.nextNumber = view.nextNumber();
  }

  public SpaceView view() {
    return view;
  }

  public DecisionContext context() {
    return context;
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
  public @Nullable IncidentChangeSet incident(@Nullable String id) {
    IncidentChangeSet first = id == null ? null : changeSet(id);
    if (first == null || first.mergedInto() == null) {
      return first;
    }
    IncidentChangeSet last = MergeChain.last(first, IncidentChangeSet::mergedInto, this::changeSet);
    return last.mergedInto() == null ? last : null;
  }

  private @Nullable IncidentChangeSet changeSet(String id) {
    IncidentChangeSet known = changeSets.get(id);
    if (known != null) {
      return known;
    }
    Incident stored = view.incident(id);
    if (stored == null) {
      return null;
    }
    IncidentChangeSet changeSet = new IncidentChangeSet(stored, context);
    changeSets.put(id, changeSet);
    return changeSet;
  }

  /**
   * What an incident and those it took over were given as evidence before this decision, as far as
   * it is kept.
   */
  List<Evidence> evidence(IncidentChangeSet changeSet) {
    Incident incident = changeSet.state();
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
  IncidentChangeSet open(String id, Opened opened) {
    IncidentChangeSet changeSet =
        IncidentChangeSet.opened(space.getSlug(), id, nextNumber++, opened, context);
    changeSets.put(id, changeSet);
    return changeSet;
  }

  /**
   * Moves an incident; the caller has checked that it may. Without a reason when nobody gave one.
   */
  public void move(
      IncidentChangeSet changeSet,
      IncidentState to,
      @Nullable String reason,
      @Nullable Instant until) {
    IncidentState from = changeSet.state().getState();
    changeSet.add(new StateChanged(from, to, reason, until, false));
    if (until != null) {
      timer(TimerKind.WAKE, changeSet.state().getId(), until);
    }
    boolean wakes =
        from == IncidentState.SNOOZED
            && (to == IncidentState.OPEN || to == IncidentState.INVESTIGATING);
    if (wakes && changeSet.state().getQuietSince() != null) {
      // its time to resolve may have come and gone while it slept
      timer(TimerKind.AUTO_RESOLVE, changeSet.state().getId(), context.now().plus(quiet()));
    }
  }

  /** Closes an incident with its corrective action; it may be closed already, without. */
  void correct(IncidentChangeSet changeSet, @Nullable String reason) {
    changeSet.add(
        new StateChanged(changeSet.state().getState(), IncidentState.CLOSED, reason, null, true));
  }

  /** Has people downstream of the incident told, once the decision is complete. */
  void tellDownstream(IncidentChangeSet changeSet, Audience audience) {
    downstream.put(changeSet, audience);
  }

  /** What people hear. */
  public NotificationPolicy notifications() {
    return notifications;
  }

  public void timer(TimerKind kind, String subject, Instant due) {
    add(new Change.TimerSet(new Timer(kind, space.getSlug(), subject, due)));
  }

  public Duration quiet() {
    return Duration.ofMillis(correlation().getQuietMs());
  }

  /** Everything that changes, in the order it is to be written. */
  public List<Change> finish() {
    for (IncidentChangeSet changeSet : changeSets.values()) {
      if (changeSet.touched()) {
        changeSet.reassess(view.graph());
        if (changeSet.becameQuiet()) {
          timer(TimerKind.AUTO_RESOLVE, changeSet.state().getId(), context.now().plus(quiet()));
        }
        changes.add(changeSet.finish());
        notifications.changed(changeSet.update());
      }
    }
    downstream.forEach(
        (changeSet, audience) -> notifications.tellDownstream(changeSet.state(), audience));
    changes.addAll(notifications.finish());
    return changes;
  }
}
