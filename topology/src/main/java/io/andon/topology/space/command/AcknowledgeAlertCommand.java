package io.andon.topology.space.command;

import io.andon.schema.internal.AcknowledgeAlert;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.RejectionReason;
import io.andon.topology.alert.AlertFacets;
import io.andon.topology.space.Change;
import io.andon.topology.space.SpaceView;
import java.time.Instant;
import java.util.List;

/** Notes who first saw an alert; whoever comes second changes nothing. */
final class AcknowledgeAlertCommand {
  private AcknowledgeAlertCommand() {}

  static Verdict decide(
      SpaceView view, Command command, AcknowledgeAlert acknowledge, Instant now) {
    AlertRow row = view.alert(acknowledge.getAlert());
    if (row == null) {
      return new Verdict.Rejected(
          RejectionReason.NOT_FOUND, "alert", "There is no alert " + acknowledge.getAlert());
    }
    if (row.getAcknowledgedAt() != null) {
      return new Verdict.Done(List.of(), row);
    }
    AlertRow seen =
        AlertRow.newBuilder(row)
            .setAcknowledgedAt(now)
            .setAcknowledgedBy(command.getActor().getName())
            .build();
    return new Verdict.Done(List.of(new Change.AlertSaved(seen, AlertFacets.of(row))), seen);
  }
}
