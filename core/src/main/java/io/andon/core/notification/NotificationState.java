package io.andon.core.notification;

import io.andon.core.incident.IncidentStates;
import io.andon.core.row.RowCopy;
import io.andon.schema.Incident;
import io.andon.schema.Severity;
import io.andon.schema.internal.Heard;
import io.andon.schema.internal.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The notification state of one incident: what each person heard of it, and beside them everybody,
 * which is webhooks and whoever subscribes. Each has a quiet period of their own.
 */
final class NotificationState {
  /** What stands beside the keys of people: webhooks and subscribers. */
  static final String EVERYBODY = "";

  private final Incident incident;
  private final Notice known;
  private Notice notice;
  private final Instant now;
  private final Duration quiet;

  /**
   * @param known what they heard so far
   * @param quiet how long a quiet period is
   */
  NotificationState(Incident incident, Notice known, Instant now, Duration quiet) {
    this.incident = incident;
    this.known = known;
    this.notice = known;
    this.now = now;
    this.quiet = quiet;
  }

  /** What they heard, this decision included. */
  Notice notice() {
    return notice;
  }

  /** As {@link #notice}, but what was known before stays as it is. */
  private Notice own() {
    if (notice == known) {
      notice = RowCopy.of(known, Notice::new);
      notice.setPeople(new LinkedHashMap<>(known.getPeople()));
    }
    return notice;
  }

  /** Takes the number of the next message. */
  long sends() {
    Notice own = own();
    own.setSent(own.getSent() + 1);
    return own.getSent();
  }

  /** These people downstream were told, too. */
  void toldDownstream(Collection<String> keys) {
    List<String> told = new ArrayList<>(notice.getDownstream());
    told.addAll(keys);
    own().setDownstream(told);
  }

  /** Nothing waits for anybody. */
  void holdNothing() {
    if (notice.getHeld() != null) {
      own().setHeld(null);
    }
  }

  @Nullable Heard heard(String listener) {
    return listener.equals(EVERYBODY) ? notice.getEverybody() : notice.getPeople().get(listener);
  }

  /** Whether they take it for open. */
  boolean takesForOpen(String listener) {
    Heard heard = heard(listener);
    return heard != null && heard.getOpen();
  }

  /** When more of the same may be told. */
  Instant quietUntil(Heard heard) {
    return heard.getAt().plus(quiet);
  }

  boolean inQuietPeriod(Heard heard) {
    return now.isBefore(quietUntil(heard));
  }

  /** Whether it is active, and worse than what they were told. */
  boolean isWorse(Heard heard) {
    return incident.getActiveCount() > 0
        && incident.getSeverity().compareTo(heard.getSeverity()) < 0;
  }

  /** Pieces of evidence of which they were told nothing yet. */
  long newEvidence(String listener) {
    Heard heard = heard(listener);
    return incident.getLastEvidence() - (heard == null ? 0 : heard.getEvidence());
  }

  /** Whether something was held back since they heard of it. */
  boolean misses(@Nullable Heard heard) {
    return heard == null
        || notice.getHeld() != null && heard.getVersion() < notice.getHeldVersion();
  }

  /** Whether each was told so lately that more of the same waits for all of them. */
  boolean allAreQuiet() {
    Heard everybody = notice.getEverybody();
    return everybody != null
        && inQuietPeriod(everybody)
        && notice.getPeople().values().stream().allMatch(this::inQuietPeriod);
  }

  /** Whether all of these were looked at when people were looked for last. */
  boolean knows(Stream<String> names) {
    return names.allMatch(notice.getNames()::contains);
  }

  /** Only these are its people from now on; who is none any more may hear of it anew. */
  void are(Audience audience) {
    own().getPeople().keySet().retainAll(audience.keys());
    own().setNames(new ArrayList<>(audience.names()));
  }

  /** They were told just now. */
  void told(NotificationKind kind, Collection<String> listeners) {
    boolean open =
        kind.urgency() != NotificationKind.Urgency.FINAL
            && IncidentStates.isOpen(incident.getState());
    for (String listener : listeners) {
      Heard before = heard(listener);
      Heard after =
          new Heard(incident.getVersion(), now, worst(before), incident.getLastEvidence(), open);
      if (listener.equals(EVERYBODY)) {
        own().setEverybody(after);
      } else {
        own().getPeople().put(listener, after);
      }
    }
  }

  private Severity worst(@Nullable Heard before) {
    Severity severity = incident.getSeverity();
    return before != null && inQuietPeriod(before) && before.getSeverity().compareTo(severity) < 0
        ? before.getSeverity()
        : severity;
  }

  /** It is over: who was not told so takes it for open no more. */
  void over() {
    own().getPeople().replaceAll((key, heard) -> over(heard));
    Heard everybody = notice.getEverybody();
    own().setEverybody(everybody == null ? null : over(everybody));
    holdNothing();
  }

  private static Heard over(Heard heard) {
    Heard over = RowCopy.of(heard, Heard::new);
    over.setOpen(false);
    return over;
  }

  /**
   * Something is held back for all who are not told of it in this decision; whether that is news.
   */
  boolean hold(NotificationKind kind) {
    String held = notice.getHeld();
    boolean waitsAlready = held != null && all().allMatch(this::misses);
    if (waitsAlready && NotificationKind.of(held).compareTo(kind) <= 0) {
      return false;
    }
    if (held == null || NotificationKind.of(held).compareTo(kind) > 0) {
      own().setHeld(kind.word());
    }
    own().setHeldVersion(incident.getVersion());
    return true;
  }

  /** Something waits for those who never heard of it, and for nobody else. */
  void holdForNewcomers() {
    own().setHeld(NotificationKind.GREW.word());
    own().setHeldVersion(0);
  }

  /** When the first of those who miss something may hear of it; null: nobody misses anything. */
  @Nullable Instant nextToHear() {
    return all().filter(this::misses).map(this::quietUntil).min(Instant::compareTo).orElse(null);
  }

  private Stream<Heard> all() {
    Heard everybody = notice.getEverybody();
    Stream<Heard> people = notice.getPeople().values().stream();
    return everybody == null ? people : Stream.concat(Stream.of(everybody), people);
  }

  /** Everybody and those people who will do. */
  List<String> which(Audience audience, Predicate<String> wanted) {
    return Stream.concat(Stream.of(EVERYBODY), audience.keys().stream()).filter(wanted).toList();
  }

  /** What a notice of an incident begins with. */
  static Notice nothingHeard(String incident) {
    return Notice.newBuilder()
        .setIncident(incident)
        .setPeople(new LinkedHashMap<>())
        .setNames(new ArrayList<>())
        .build();
  }
}
