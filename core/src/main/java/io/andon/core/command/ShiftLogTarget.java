package io.andon.core.command;

import io.andon.core.rejection.Rejections;
import io.andon.core.space.Change;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shift log a command is about, and what holds for every such command. */
final class ShiftLogTarget {
  private ShiftLogTarget() {}

  /** Decides on a command about the log it names: it must be there, and not closed. */
  static Verdict decide(CommandContext context, long id, Function<ShiftLog, Verdict> decision) {
    ShiftLog log = context.view().shiftLog(id);
    if (log == null) {
      return Verdict.unknown("log", "shift log", Long.toString(id));
    }
    return log.getState() == ShiftLogState.CLOSED
        ? new Verdict.Rejected(Rejections.shiftLogClosed())
        : decision.apply(log);
  }

  /** A copy to be changed: the stored one tells what it was before. */
  static ShiftLog copy(ShiftLog log) {
    return ShiftLog.newBuilder(log).build();
  }

  /**
   * Every change of a shift log comes from here.
   *
   * @param before null for a new one
   * @param others what changes along with it, to be written first
   */
  static Verdict saved(@Nullable ShiftLog before, ShiftLog after, List<Change> others) {
    List<Change> changes = new ArrayList<>(others);
    changes.add(new Change.ShiftLogSaved(after, before));
    return new Verdict.Done(changes, after);
  }
}
