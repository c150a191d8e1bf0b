package io.andon.core.shift;

import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Which day's shift people mean who say only which of the three it was. */
public final class ReportedShift {
  private ReportedShift() {}

  /**
   * The nearest one; whoever comes early and has opened the log of the next one means that.
   *
   * @param last the log that was opened last; null when there is none
   */
  public static ShiftOfDay of(@Nullable ShiftLog last, Shift shift, Instant time, ZoneId zone) {
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
