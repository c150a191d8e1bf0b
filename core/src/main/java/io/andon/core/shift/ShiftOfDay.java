package io.andon.core.shift;

import io.andon.schema.internal.ShiftLog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One shift of one day.
 *
 * @param date operative date: the day the shift starts on
 */
public record ShiftOfDay(LocalDate date, Shift shift) {
  /** The shift at a time, in the time zone of the plant. */
  public static ShiftOfDay at(Instant time, ZoneId zone) {
    return new ShiftOfDay(Shift.dateAt(time, zone), Shift.at(time, zone));
  }

  /** The shift of a name that is nearest to a time. */
  public static ShiftOfDay nearest(Shift shift, Instant time, ZoneId zone) {
    return new ShiftOfDay(shift.nearest(time, zone), shift);
  }

  /**
   * The shift of a name that people mean who give a date alone: the one of that date. Only in the
   * small hours the running night shift is meant by either of its dates.
   */
  public static ShiftOfDay onDate(Shift shift, LocalDate date, Instant now, ZoneId zone) {
    ShiftOfDay running = at(now, zone);
    boolean tonight =
        running.shift() == shift
            && now.atZone(zone).toLocalDate().equals(date)
            && running.date().equals(date.minusDays(1));
    return tonight ? running : new ShiftOfDay(date, shift);
  }

  /** The shift a log is of. */
  public static ShiftOfDay of(ShiftLog log) {
    return new ShiftOfDay(LocalDate.parse(log.getDate()), Shift.valueOf(log.getShift()));
  }

  /** When it begins. */
  public Instant start(ZoneId zone) {
    return shift.startsAt(date, zone);
  }

  /** When the next one begins: as long as the clocks make it, not always eight hours. */
  public Instant end(ZoneId zone) {
    return shift.endsAt(date, zone);
  }
}
