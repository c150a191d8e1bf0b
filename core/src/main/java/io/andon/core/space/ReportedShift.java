package io.andon.core.space;

import io.andon.core.shift.Shift;
import io.andon.core.shift.ShiftOfDay;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import java.time.Instant;
import java.time.ZoneId;

/** Which day's shift people mean who say only which of the three it was. */
public final class ReportedShift {
  private ReportedShift() {}

  /** The nearest one; whoever comes early and has opened the log of the next one means that. */
  public static ShiftOfDay of(SpaceView view, Shift shift, Instant time, ZoneId zone) {
    ShiftLog last = view.shiftLog(view.lastShiftLog());
    if (last != null
        && last.getState() != ShiftLogState.CLOSED
        && shift.name().equals(last.getShift())
        && !time.isBefore(last.getOpenedAt())
        && time.isBefore(last.getStartsAt())) {
      return ShiftOfDay.of(last);
    }
    return ShiftOfDay.nearest(shift, time, zone);
  }
}
