package io.andon.core.command;

import io.andon.core.rejection.Rejections;
import io.andon.core.shift.Shift;
import io.andon.core.shift.ShiftOfDay;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the log of a shift: each shift once, and one at a time. */
final class OpenShiftCommand {
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /** A shift is final once it is closed, so one with a mistyped date would be lost. */
  private static final Duration AHEAD = Duration.ofHours(8);

  private OpenShiftCommand() {}

  static Verdict decide(CommandContext context, OpenShift open) {
    String shift = open.getShift();
    if (!shift.matches("T[1-3]")) {
      return Verdict.invalid("shift", "is not a shift: " + shift);
    }
    LocalDate date = date(open.getDate());
    if (date == null || date.isBefore(EARLIEST)) {
      return Verdict.invalid("date", "is not a date since 2000: " + open.getDate());
    }
    ShiftOfDay wanted = new ShiftOfDay(date, Shift.valueOf(shift));
    ZoneId zone = ZoneId.of(context.space().getTimeZone());
    if (wanted.start(zone).isAfter(context.now().plus(AHEAD))) {
      return Verdict.invalid("date", "is of a shift that begins in more than 8 h");
    }
    Verdict.Rejected refusal = refusal(context.view(), wanted);
    return refusal != null
        ? refusal
        : ShiftLogTarget.saved(
            null,
            ShiftLog.newBuilder()
                .setSpace(context.view().slug())
                .setId(context.view().lastShiftLog() + 1)
                .setDate(date.toString())
                .setShift(shift)
                .setInspector(open.getInspector())
                .setState(ShiftLogState.OPEN)
                .setStartsAt(wanted.start(zone))
                .setEndsAt(wanted.end(zone))
                .setOpenedAt(context.now())
                .setOpenedBy(context.actor())
                .build(),
            List.of());
  }

  private static Verdict.@Nullable Rejected refusal(SpaceView view, ShiftOfDay wanted) {
    ShiftLog same = view.shiftLogOf(wanted);
    if (same != null) {
      return new Verdict.Rejected(
          Rejections.shiftHasLog(same.getShift(), same.getDate(), same.getId()));
    }
    // whoever opens one has closed the one before, so only the last can be open
    ShiftLog last = view.shiftLog(view.lastShiftLog());
    return last == null || last.getState() == ShiftLogState.CLOSED
        ? null
        : new Verdict.Rejected(
            Rejections.shiftLogOpen(last.getShift(), last.getDate(), last.getId()));
  }

  private static @Nullable LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
