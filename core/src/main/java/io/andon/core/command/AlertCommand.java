package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.schema.internal.AcknowledgeAlert;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.ResolveAlert;
import java.util.List;

/** Notes what people say of alerts; whoever says it second changes nothing. */
final class AlertCommand {
  private AlertCommand() {}

  /** Somebody has seen it. */
  static Verdict acknowledge(CommandContext context, AcknowledgeAlert acknowledge) {
    AlertRow row = context.view().alert(acknowledge.getAlert());
    if (row == null) {
      return unknown(acknowledge.getAlert());
    }
    if (row.getAcknowledgedAt() != null) {
      return Verdict.unchanged(row);
    }
    return saved(
        row,
        AlertRow.newBuilder(row)
            .setAcknowledgedAt(context.now())
            .setAcknowledgedBy(context.actor())
            .build());
  }

  /** Somebody says that it is over, which its next version will show. */
  static Verdict resolve(CommandContext context, ResolveAlert resolve) {
    AlertRow row = context.view().alert(resolve.getAlert());
    if (row == null) {
      return unknown(resolve.getAlert());
    }
    if (!row.getActive() || row.getResolvedBy() != null) {
      return Verdict.unchanged(row);
    }
    return saved(row, AlertRow.newBuilder(row).setResolvedBy(context.actor()).build());
  }

  private static Verdict unknown(String alert) {
    return Verdict.unknown("alert", "alert", alert);
  }

  private static Verdict saved(AlertRow before, AlertRow after) {
    return new Verdict.Done(List.of(new Change.AlertSaved(after, before)), after);
  }
}
