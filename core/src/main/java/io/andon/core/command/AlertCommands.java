package io.andon.core.command;

import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.AcknowledgeAlert;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.ResolveAlert;
import java.time.Instant;
import java.util.List;

/** Notes what people say of alerts; whoever says it second changes nothing. */
final class AlertCommands {
  private AlertCommands() {}

  /** Somebody has seen it. */
  static Verdict acknowledge(
      SpaceView view, Command command, AcknowledgeAlert acknowledge, Instant now) {
    AlertRow row = view.alert(acknowledge.getAlert());
    if (row == null) {
      return unknown(acknowledge.getAlert());
    }
    if (row.getAcknowledgedAt() != null) {
      return new Verdict.Done(List.of(), row);
    }
    return saved(
        row,
        AlertRow.newBuilder(row)
            .setAcknowledgedAt(now)
            .setAcknowledgedBy(command.getActor().getName())
            .build());
  }

  /** Somebody says that it is over, which its next version will show. */
  static Verdict resolve(SpaceView view, Command command, ResolveAlert resolve) {
    AlertRow row = view.alert(resolve.getAlert());
    if (row == null) {
      return unknown(resolve.getAlert());
    }
    if (!row.getActive() || row.getResolvedBy() != null) {
      return new Verdict.Done(List.of(), row);
    }
    return saved(row, AlertRow.newBuilder(row).setResolvedBy(command.getActor().getName()).build());
  }

  private static Verdict unknown(String alert) {
    return new Verdict.Rejected(RejectionReason.NOT_FOUND, "alert", "There is no alert " + alert);
  }

  private static Verdict saved(AlertRow before, AlertRow after) {
    return new Verdict.Done(List.of(new Change.AlertSaved(after, before)), after);
  }
}
