package io.andon.core.notification;

import io.andon.core.incident.Growth;
import io.andon.core.incident.IncidentStates;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.AffectedAsset;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.Heard;
import io.andon.schema.internal.Notice;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.Timer;
import io.andon.schema.internal.TimerKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The notification policy: what people hear of incidents, who, and what has to wait. News that a
 * silence or a person's quiet period holds back is told in one message when that ends, if it still
 * matters then.
 */
public final class NotificationPolicy {
  private final SpaceView view;
  private final Instant now;
  private final Duration quiet;
  private final Map<String, Notice> notices = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final NotificationWriter writer;

  public NotificationPolicy(SpaceView view, Space space, Instant now) {
    this.view = view;
    this.now = now;
    this.quiet = Duration.ofMillis(space.getNotificationQuietMs());
    this.writer = new NotificationWriter(view, now, changes);
  }

  /** What a decision did to an incident. */
  public void changed(IncidentUpdate update) {
    NotificationKind kind = NotificationKind.of(update);
    if (kind == null) {
      return;
    }
    Incident incident = update.incident();
    NotificationState state = state(incident);
    switch (kind.urgency()) {
      case IMMEDIATE -> {
        if (silenced(incident)) {
          hold(kind, state);
        } else {
          tellAll(kind, incident, state);
        }
      }
      case RATE_LIMITED -> rateLimited(kind, update, state);
      case FINAL -> ended(kind, incident, state);
      case SUBSCRIBERS_ONLY -> {
        if (state.takesForOpen(NotificationState.EVERYBODY) && !silenced(incident)) {
          subscribersOnly(kind, incident, state);
        }
      }
    }
  }

  private void rateLimited(NotificationKind kind, IncidentUpdate update, NotificationState state) {
    Incident incident = update.incident();
    if (mustWait(incident)) {
      hold(kind, state);
      return;
    }
    String held = state.notice().getHeld();
    if (held != null && NotificationKind.of(held).urgency() == NotificationKind.Urgency.IMMEDIATE) {
      tellAll(NotificationKind.of(held), incident, state);
      return;
    }
    // in a storm no person is looked up for a piece of evidence that nobody is told of
    boolean nobody =
        kind == NotificationKind.GREW
            && state.allAreQuiet()
            && state.knows(namesOfWhatJoined(update));
    if (nobody) {
      if (state.hold(kind)) {
        save(state);
        wakeFor(state, incident);
      }
      return;
    }
    boolean unused = state.hold(kind);
    tellThoseDue(kind, incident, state);
  }

  private Stream<String> namesOfWhatJoined(IncidentUpdate update) {
    return update.changes().stream()
        .map(Growth::assets)
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .map(view.graph()::get)
        .filter(Objects::nonNull)
        .flatMap(Audience::namesOf);
  }

  private void ended(NotificationKind kind, Incident incident, NotificationState state) {
    Audience people = people(incident).only(state::takesForOpen);
    boolean everybody = state.takesForOpen(NotificationState.EVERYBODY);
    if (everybody || !people.isEmpty()) {
      send(
          kind,
          incident,
          state,
          state.which(people, listener -> everybody || !listener.isEmpty()),
          people);
      state.over();
      save(state);
    } else if (state.notice().getHeld() != null) {
      state.over(); // it came and went unheard
      save(state);
    } else if (state.heard(NotificationState.EVERYBODY) != null) {
      subscribersOnly(kind, incident, state); // closed after it was resolved
    }
  }

  private boolean mustWait(Incident incident) {
    return incident.getState() == IncidentState.SNOOZED || silenced(incident);
  }

  private boolean silenced(Incident incident) {
    return Silencing.covering(view, incident, now) != null;
  }

  private void hold(NotificationKind kind, NotificationState state) {
    if (state.hold(kind)) {
      save(state);
    }
  }

  private void wakeFor(NotificationState state, Incident incident) {
    Instant next = state.nextToHear();
    if (next != null) {
      changes.add(
          new Change.TimerSet(new Timer(TimerKind.TELL, view.slug(), incident.getId(), next)));
    }
  }

  /**
   * A quiet period or a silence is over, or an asset has new owners: tells what waits for anybody,
   * unless something else holds.
   */
  public void due(String incidentId) {
    Incident incident = view.incident(incidentId);
    if (incident == null || !IncidentStates.isOpen(incident.getState())) {
      return;
    }
    NotificationState state = state(incident);
    String held = state.notice().getHeld();
    boolean newcomers = people(incident).keys().stream().anyMatch(key -> state.heard(key) == null);
    if (held == null && !newcomers) {
      return;
    }
    if (mustWait(incident)) {
      if (held == null) {
        state.holdForNewcomers();
        save(state);
      }
    } else if (held != null
        && NotificationKind.of(held).urgency() == NotificationKind.Urgency.IMMEDIATE) {
      tellAll(NotificationKind.of(held), incident, state);
    } else {
      if (incident.getActiveCount() == 0) {
        state.holdForNewcomers(); // all is clear again, which is no news to those who know of it
      }
      tellThoseDue(NotificationKind.GREW, incident, state);
    }
  }

  /** Silences changed or ended: tells of every incident that none covers any more. */
  public void afterSilence() {
    view.waitingToBeTold().forEach(this::due);
  }

  /** Those downstream of an incident who were not told yet. */
  public Audience downstream(Incident incident, Collection<String> affected) {
    List<String> told = state(incident).notice().getDownstream();
    return Audience.of(affected, view).only(key -> !told.contains(key));
  }

  /** Tells those downstream. */
  public void tellDownstream(Incident incident, Audience audience) {
    NotificationState state = state(incident);
    state.toldDownstream(audience.keys());
    List<String> affected =
        incident.getBlastRadius().stream().map(AffectedAsset::getAsset).toList();
    writer.tell(
        incident,
        state,
        new NotificationWriter.Message(
            NotificationKind.DOWNSTREAM,
            audience,
            true,
            affected,
            state.newEvidence(NotificationState.EVERYBODY)));
    save(state);
  }

  private void tellAll(NotificationKind kind, Incident incident, NotificationState state) {
    Audience people = people(incident);
    state.are(people);
    send(kind, incident, state, state.which(people, listener -> true), people);
    state.holdNothing();
    save(state);
  }

  /** What is said to all who were told the same before. */
  private record Same(NotificationKind kind, long newEvidence) {}

  /** Tells each who misses something and whose quiet period is over; the others later. */
  private void tellThoseDue(NotificationKind kind, Incident incident, NotificationState state) {
    Audience people = people(incident);
    state.are(people);
    Map<Same, List<String>> due = new LinkedHashMap<>();
    for (String listener : state.which(people, one -> state.misses(state.heard(one)))) {
      Heard heard = state.heard(listener);
      boolean worse = heard != null && state.isWorse(heard);
      if (heard == null || worse || !state.inQuietPeriod(heard)) {
        Same same =
            new Same(worse ? NotificationKind.ESCALATED : kind, state.newEvidence(listener));
        due.computeIfAbsent(same, unknown -> new ArrayList<>()).add(listener);
      }
    }
    due.forEach(
        (same, told) -> send(same.kind(), incident, state, told, people.only(told::contains)));
    if (state.nextToHear() == null) {
      state.holdNothing();
    } else {
      wakeFor(state, incident);
    }
    save(state);
  }

  private void send(
      NotificationKind kind,
      Incident incident,
      NotificationState state,
      List<String> told,
      Audience people) {
    boolean everybody = told.contains(NotificationState.EVERYBODY);
    // what is said to all at once counts from what was said to all
    String one = everybody ? NotificationState.EVERYBODY : told.getFirst();
    writer.tell(
        incident,
        state,
        new NotificationWriter.Message(
            kind, people, everybody, NotificationWriter.assets(incident), state.newEvidence(one)));
    state.told(kind, told);
  }

  /** To webhooks and subscribers, and no message to anybody. */
  private void subscribersOnly(NotificationKind kind, Incident incident, NotificationState state) {
    writer.tell(
        incident,
        state,
        new NotificationWriter.Message(
            kind,
            Audience.none(),
            true,
            NotificationWriter.assets(incident),
            state.newEvidence(NotificationState.EVERYBODY)));
    save(state);
  }

  private Audience people(Incident incident) {
    return Audience.of(NotificationWriter.assets(incident), view);
  }

  private NotificationState state(Incident incident) {
    Notice known = notices.get(incident.getId());
    Notice notice = known != null ? known : view.notice(incident.getId());
    return new NotificationState(
        incident,
        notice != null ? notice : NotificationState.nothingHeard(incident.getId()),
        now,
        quiet);
  }

  private void save(NotificationState state) {
    notices.put(state.notice().getIncident(), state.notice());
  }

  /** Everything to write and to tell. */
  public List<Change> finish() {
    notices.values().forEach(notice -> changes.add(new Change.NoticeSaved(notice)));
    return changes;
  }
}
