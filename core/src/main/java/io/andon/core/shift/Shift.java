package io.andon.core.shift;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.stream.Stream;

/** The shifts of a day, by the wall clock of the plant (shift log, "Shift"). */
public enum Shift {
  /** 07:00 to 15:00. */
  T1(7),
  /** 15:00 to 23:00. */
  T2(15),
  /** 23:00 to 07:00 of the next day; it belongs to the date it starts on. */
  T3(23);

  private final LocalTime start;

  Shift(int hour) {
    this.start = LocalTime.of(hour, 0);
  }

  /** The shift at a time, in the time zone of the plant. */
  public static Shift at(Instant time, ZoneId zone) {
    LocalTime clock = time.atZone(zone).toLocalTime();
    if (clock.isBefore(T1.start) || !clock.isBefore(T3.start)) {
      return T3;
    }
    return clock.isBefore(T2.start) ? T1 : T2;
  }

  /** The date the shift at this time belongs to. */
  public static LocalDate dateAt(Instant time, ZoneId zone) {
    ZonedDateTime local = time.atZone(zone);
    return local.toLocalTime().isBefore(T1.start)
        ? local.toLocalDate().minusDays(1)
        : local.toLocalDate();
  }

  /**
   * The date of the shift of this name that is nearest to this time; the earlier of two as near.
   */
  public LocalDate nearest(Instant time, ZoneId zone) {
    LocalDate today = time.atZone(zone).toLocalDate();
    return Stream.of(today.minusDays(1), today, today.plusDays(1))
        .min(Comparator.comparing(date -> gap(date, time, zone)))
        .orElseThrow();
  }

  /** How far a time is from the shift of a date; zero within it. */
  private Duration gap(LocalDate date, Instant time, ZoneId zone) {
    Instant start = startsAt(date, zone);
    Instant end = endsAt(date, zone);
    if (time.isBefore(start)) {
      return Duration.between(time, start);
    }
    return time.isBefore(end) ? Duration.ZERO : Duration.between(end, time);
  }

  /** When the shift of a date begins; a start that the clocks skip is where they go on. */
  public Instant startsAt(LocalDate date, ZoneId zone) {
    return date.atTime(start).atZone(zone).toInstant();
  }

  /** When the shift of a date ends: as long as the clocks make it, not always eight hours. */
  public Instant endsAt(LocalDate date, ZoneId zone) {
    return switch (this) {
      case T1 -> T2.startsAt(date, zone);
      case T2 -> T3.startsAt(date, zone);
      case T3 -> T1.startsAt(date.plusDays(1), zone);
    };
  }
}
