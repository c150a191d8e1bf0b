package io.andon.core.notification;

import io.andon.core.correlation.OpenIncidents;
import io.andon.core.incident.Growth;
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
 * Decides what people hear of incidents, who, and what has to wait. News that a silence or a
 * person's quiet period holds back is told in one message when that ends, if it still matters then.
 */
public final class Telling {
  private final SpaceView view;
  private final Instant now;
  private final Duration quiet;
  private final Map<String, Notice> notices = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Announcements announcements;

  public Telling(SpaceView view, Space space, Instant now) {
    this.view = view;
    this.now = now;
    this.quiet = Duration.ofMillis(space.getNotificationQuietMs());
    this.announcements = new Announcements(view, now, changes);
  }

  /** What a decision did to an incident. */
  public void changed(IncidentUpdate update) {
    NoticeKind kind = NoticeKind.of(update);
    if (kind == null) {
      return;
    }
    Incident incident = update.incident();
    Ears ears = ears(incident);
    switch (kind.weight()) {
      case NEWS -> {
        if (silenced(incident)) {
          hold(kind, ears);
        } else {
          tellAll(kind, incident, ears);
        }
      }
      case MORE -> more(kind, update, ears);
      case END -> end(kind, incident, ears);
      case ASIDE -> {
        if (ears.takesForOpen(Ears.EVERYBODY) && !silenced(incident)) {
          aside(kind, incident, ears);
        }
      }
    }
  }

  private void more(NoticeKind kind, IncidentUpdate update, Ears ears) {
    Incident incident = update.incident();
    if (mustWait(incident)) {
      hold(kind, ears);
      return;
    }
    String held = ears.notice().getHeld();
    if (held != null && NoticeKind.of(held).weight() == NoticeKind.Weight.NEWS) {
      tellAll(NoticeKind.of(held), incident, ears);
      return;
    }
    // in a storm no person is looked up for a piece of evidence that nobody is told of
    boolean nobody =
        kind == NoticeKind.GREW && ears.allAreQuiet() && ears.knows(namesOfWhatJoined(update));
    if (nobody) {
      if (ears.hold(kind)) {
        save(ears);
        wakeFor(ears, incident);
      }
      return;
    }
    boolean unused = ears.hold(kind);
    tellThoseDue(kind, incident, ears);
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

  private void end(NoticeKind kind, Incident incident, Ears ears) {
    Audience people = people(incident).only(ears::takesForOpen);
    boolean everybody = ears.takesForOpen(Ears.EVERYBODY);
    if (everybody || !people.isEmpty()) {
      send(kind, incident, ears, ears.which(people, ear -> everybody || !ear.isEmpty()), people);
      ears.over();
      save(ears);
    } else if (ears.notice().getHeld() != null) {
      ears.over(); // it came and went unheard
      save(ears);
    } else if (ears.heard(Ears.EVERYBODY) != null) {
      aside(kind, incident, ears); // closed after it was resolved
    }
  }

  private boolean mustWait(Incident incident) {
    return incident.getState() == IncidentState.SNOOZED || silenced(incident);
  }

  private boolean silenced(Incident incident) {
    return Silencing.covering(view, incident, now) != null;
  }

  private void hold(NoticeKind kind, Ears ears) {
    if (ears.hold(kind)) {
      save(ears);
    }
  }

  private void wakeFor(Ears ears, Incident incident) {
    Instant next = ears.nextToHear();
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
    if (incident == null || !OpenIncidents.takesEvidence(incident.getState())) {
      return;
    }
    Ears ears = ears(incident);
    String held = ears.notice().getHeld();
    boolean newcomers = people(incident).keys().stream().anyMatch(key -> ears.heard(key) == null);
    if (held == null && !newcomers) {
      return;
    }
    if (mustWait(incident)) {
      if (held == null) {
        ears.holdForNewcomers();
        save(ears);
      }
    } else if (held != null && NoticeKind.of(held).weight() == NoticeKind.Weight.NEWS) {
      tellAll(NoticeKind.of(held), incident, ears);
    } else {
      if (incident.getActiveCount() == 0) {
        ears.holdForNewcomers(); // all is clear again, which is no news to those who know of it
      }
      tellThoseDue(NoticeKind.GREW, incident, ears);
    }
  }

  /** Silences changed or ended: tells of every incident that none covers any more. */
  public void afterSilence() {
    view.waitingToBeTold().forEach(this::due);
  }

  /** Those downstream of an incident who were not told yet. */
  public Audience downstream(Incident incident, Collection<String> affected) {
    List<String> told = ears(incident).notice().getDownstream();
    return Audience.of(affected, view).only(key -> !told.contains(key));
  }

  /** Tells those downstream. */
  public void tellDownstream(Incident incident, Audience audience) {
    Ears ears = ears(incident);
    ears.toldDownstream(audience.keys());
    List<String> affected =
        incident.getBlastRadius().stream().map(AffectedAsset::getAsset).toList();
    announcements.tell(
        incident,
        ears,
        new Announcements.Message(
            NoticeKind.DOWNSTREAM, audience, true, affected, ears.newEvidence(Ears.EVERYBODY)));
    save(ears);
  }

  private void tellAll(NoticeKind kind, Incident incident, Ears ears) {
    Audience people = people(incident);
    ears.are(people);
    send(kind, incident, ears, ears.which(people, ear -> true), people);
    ears.holdNothing();
    save(ears);
  }

  /** What is said to all who were told the same before. */
  private record Same(NoticeKind kind, long newEvidence) {}

  /** Tells each who misses something and whose quiet period is over; the others later. */
  private void tellThoseDue(NoticeKind kind, Incident incident, Ears ears) {
    Audience people = people(incident);
    ears.are(people);
    Map<Same, List<String>> due = new LinkedHashMap<>();
    for (String ear : ears.which(people, one -> ears.misses(ears.heard(one)))) {
      Heard heard = ears.heard(ear);
      boolean worse = heard != null && ears.isWorse(heard);
      if (heard == null || worse || !ears.inQuietPeriod(heard)) {
        Same same = new Same(worse ? NoticeKind.ESCALATED : kind, ears.newEvidence(ear));
        due.computeIfAbsent(same, unknown -> new ArrayList<>()).add(ear);
      }
    }
    due.forEach(
        (same, told) -> send(same.kind(), incident, ears, told, people.only(told::contains)));
    if (ears.nextToHear() == null) {
      ears.holdNothing();
    } else {
      wakeFor(ears, incident);
    }
    save(ears);
  }

  private void send(
      NoticeKind kind, Incident incident, Ears ears, List<String> told, Audience people) {
    boolean everybody = told.contains(Ears.EVERYBODY);
    // what is said to all at once counts from what was said to all
    String one = everybody ? Ears.EVERYBODY : told.getFirst();
    announcements.tell(
        incident,
        ears,
        new Announcements.Message(
            kind, people, everybody, Announcements.assets(incident), ears.newEvidence(one)));
    ears.told(kind, told);
  }

  /** To webhooks and subscribers, and no message to anybody. */
  private void aside(NoticeKind kind, Incident incident, Ears ears) {
    announcements.tell(
        incident,
        ears,
        new Announcements.Message(
            kind,
            Audience.none(),
            true,
            Announcements.assets(incident),
            ears.newEvidence(Ears.EVERYBODY)));
    save(ears);
  }

  private Audience people(Incident incident) {
    return Audience.of(Announcements.assets(incident), view);
  }

  private Ears ears(Incident incident) {
    Notice known = notices.get(incident.getId());
    Notice notice = known != null ? known : view.notice(incident.getId());
    return new Ears(
        incident, notice != null ? notice : Ears.nothingHeard(incident.getId()), now, quiet);
  }

  private void save(Ears ears) {
    notices.put(ears.notice().getIncident(), ears.notice());
  }

  /** Everything to write and to tell. */
  public List<Change> finish() {
    notices.values().forEach(notice -> changes.add(new Change.NoticeSaved(notice)));
    return changes;
  }
}
