package io.andon.core.alert;

import io.andon.core.row.RowCopy;
import io.andon.schema.Alert;
import io.andon.schema.internal.AlertCourse;
import io.andon.schema.internal.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Merges versions of one alert. The newest ({@link AlertOrder}) decides status and content; an
 * older one may still tell when the episode began. The whole rule is the table in
 * docs/alert-versions.md.
 */
public final class AlertMerge {
  private AlertMerge() {}

  /**
   * What became of a version.
   *
   * @param state from now on; a re-fire only moves when and in which version it was seen last
   * @param changed whether anybody needs to know
   */
  public record Merged(AlertState state, boolean changed) {
    public Alert alert() {
      return state.getAlert();
    }
  }

  /** Fills in the times the source left out, as {@link AlertVersion#reported}. */
  public static Alert normalized(Alert alert, Instant arrivedAt) {
    return AlertVersion.reported(alert, arrivedAt).alert();
  }

  /**
   * The state after {@code version}, which it may keep and change; {@code current} stays as it is.
   *
   * @param redelivery asked only when it matters: for how long after an alert turned what repeats
   *     old times is the old version come again
   */
  public static Merged merge(
      @Nullable AlertState current, AlertVersion version, Supplier<Duration> redelivery) {
    if (current == null) {
      return new Merged(first(version), true);
    }
    boolean newer = AlertOrder.isNewer(current, version, redelivery);
    boolean active = AlertVersion.isActive(current.getAlert());
    if (active) {
      return version.isActive()
          ? newer ? refired(current, version) : learnedStart(current, version)
          : newer ? ended(current, version) : endedBefore(current, version);
    }
    if (newer && version.isActive()) {
      return began(current, version);
    }
    return newer ? endedAgain(current, version) : learnedOfOver(current, version);
  }

  private static AlertState first(AlertVersion version) {
    AlertCourse course = new AlertCourse(version.arrivedAt(), null, null);
    if (version.isActive()) {
      course.setToldStart(version.told());
    } else {
      course.setOverUntil(end(version, null));
    }
    return new AlertState(version.alert(), course);
  }

  /** Still active: of the same episode. */
  private static Merged refired(AlertState current, AlertVersion version) {
    Alert known = current.getAlert();
    Alert incoming = version.alert();
    Instant starts = start(current, version);
    AlertCourse course = current.getCourse();
    Instant told = later(course.getToldStart(), version.told());
    if (!Objects.equals(told, course.getToldStart())) {
      course = new AlertCourse(course.getTurnedAt(), told, course.getOverUntil());
    }
    if (starts.equals(known.getStartsAt()) && AlertContent.same(known, incoming)) {
      return new Merged(new AlertState(seen(known, incoming), course), false);
    }
    incoming.setUpdatedAt(number(known, incoming));
    incoming.setStartsAt(starts);
    return new Merged(new AlertState(incoming, course), true);
  }

  private static Merged ended(AlertState current, AlertVersion version) {
    Alert known = current.getAlert();
    Alert incoming = version.alert();
    Instant starts = start(current, version);
    if (incoming.getEndsAt().isBefore(starts)) {
      // by arrival it is over since then; where versions count, arrival must not show
      boolean counted = AlertOrder.bothCount(current, version);
      incoming.setEndsAt(
          counted || version.arrivedAt().isBefore(starts) ? starts : version.arrivedAt());
    }
    AlertCourse course = current.getCourse();
    Instant over = later(course.getOverUntil(), end(version, course.getToldStart()));
    return new Merged(
        new AlertState(
            over(seen(known, incoming), starts, incoming),
            new AlertCourse(version.arrivedAt(), course.getToldStart(), over)),
        true);
  }

  /**
   * What it was stays as it fired: that it is over says nothing else, and often names little. Who
   * ended it and why is in annotations.
   */
  private static Alert over(Alert fired, Instant starts, Alert resolved) {
    Map<String, String> annotations = new HashMap<>(fired.getAnnotations());
    annotations.putAll(resolved.getAnnotations());
    Alert over = RowCopy.of(fired, Alert::new);
    over.setStatus(resolved.getStatus());
    over.setStartsAt(starts);
    over.setEndsAt(resolved.getEndsAt());
    over.setAnnotations(annotations);
    return over;
  }

  /** A new episode. */
  private static Merged began(AlertState current, AlertVersion version) {
    Alert known = current.getAlert();
    Alert incoming = version.alert();
    if (!version.follows() && !incoming.getStartsAt().isAfter(known.getEndsAt())) {
      // it repeats an old start: what is sure is that it is active now
      boolean counted = AlertOrder.bothCount(current, version);
      incoming.setStartsAt(counted ? incoming.getObservedAt() : version.arrivedAt());
    }
    incoming.setUpdatedAt(number(known, incoming));
    AlertCourse course =
        new AlertCourse(version.arrivedAt(), version.told(), current.getCourse().getOverUntil());
    return new Merged(new AlertState(incoming, course), true);
  }

  /** The end of an episode before this one, which may have begun only after it. */
  private static Merged endedBefore(AlertState current, AlertVersion version) {
    Alert known = current.getAlert();
    AlertCourse course = current.getCourse();
    Instant ended = version.alert().getEndsAt();
    Instant anew =
        AlertOrder.bothCount(current, version) ? known.getObservedAt() : course.getToldStart();
    boolean within = !ended.isBefore(known.getStartsAt());
    Instant over = later(course.getOverUntil(), version.told());
    AlertState told =
        new AlertState(known, new AlertCourse(course.getTurnedAt(), course.getToldStart(), over));
    return withStart(
        told, within && anew != null && anew.isAfter(ended) ? anew : known.getStartsAt());
  }

  private static Merged learnedStart(AlertState current, AlertVersion version) {
    return withStart(current, earlierStart(current, version.alert()));
  }

  /** The first to say so told when it ended. */
  private static Merged endedAgain(AlertState current, AlertVersion version) {
    Alert seen = seen(current.getAlert(), version.alert());
    return learnedOfOver(new AlertState(seen, current.getCourse()), version);
  }

  /** Over already; whoever comes late may still tell when it began. */
  private static Merged learnedOfOver(AlertState current, AlertVersion version) {
    Alert known = current.getAlert();
    Instant starts = version.alert().getStartsAt();
    boolean useful =
        known.getStartsAt() == null && starts != null && !starts.isAfter(known.getEndsAt());
    return useful ? withStart(current, starts) : new Merged(current, false);
  }

  private static Merged withStart(AlertState current, Instant starts) {
    if (starts.equals(current.getAlert().getStartsAt())) {
      return new Merged(current, false);
    }
    Alert alert = RowCopy.of(current.getAlert(), Alert::new);
    alert.setStartsAt(starts);
    return new Merged(new AlertState(alert, current.getCourse()), true);
  }

  private static Instant start(AlertState current, AlertVersion version) {
    Instant told = version.alert().getStartsAt();
    return version.follows() && told != null ? told : earlierStart(current, version.alert());
  }

  /** The earlier start, unless it is of an episode that is over. */
  private static Instant earlierStart(AlertState current, Alert incoming) {
    Instant known = current.getAlert().getStartsAt();
    Instant told = incoming.getStartsAt();
    boolean earlier =
        told != null
            && told.isBefore(known)
            && !AlertOrder.isUpTo(told, current.getCourse().getOverUntil());
    return earlier ? told : known;
  }

  /** What is known, and that it was seen last when, and in which version, it came in. */
  private static Alert seen(Alert known, Alert incoming) {
    Alert seen = RowCopy.of(known, Alert::new);
    seen.setUpdatedAt(number(known, incoming));
    seen.setObservedAt(incoming.getObservedAt());
    return seen;
  }

  /** The latest version that the source has told. */
  private static @Nullable Instant number(Alert known, Alert incoming) {
    return later(known.getUpdatedAt(), incoming.getUpdatedAt());
  }

  /** Up to when an episode is over by the source's own times, as far as it tells any. */
  private static Instant end(AlertVersion resolved, @Nullable Instant toldStart) {
    Instant told = resolved.told();
    if (told != null) {
      return told;
    }
    return toldStart != null ? toldStart : resolved.alert().getEndsAt();
  }

  private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return b.isAfter(a) ? b : a;
  }
}
