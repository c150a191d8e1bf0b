package io.andon.core.shift;

import io.andon.schema.internal.ProcessEntry;
import io.andon.schema.internal.ShiftLog;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The batch a process works on, as the log of the shift has it. */
public final class RunningBatch {
  private RunningBatch() {}

  /** Null when the shift has no log, or nothing was recorded of the process. */
  public static @Nullable String of(
      Function<ShiftOfDay, @Nullable ShiftLog> logs, ShiftOfDay shift, @Nullable Integer process) {
    if (process == null) {
      return null;
    }
    ShiftLog log = logs.apply(shift);
    for (ProcessEntry entry : log == null ? List.<ProcessEntry>of() : log.getProcesses()) {
      if (entry.getProcess() == process) {
        return entry.getBatch();
      }
    }
    return null;
  }
}
