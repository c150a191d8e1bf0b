package io.andon.core.command;

import io.andon.core.evidence.IncidentEditing;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.LinkTicket;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.Space;
import java.time.Instant;
import java.util.List;

/** Links tickets of an issue tracker; linking one twice changes nothing. */
final class TicketCommand {
  private static final int MOST = 100;

  private TicketCommand() {}

  static Verdict decide(
      SpaceView view, Space space, Command command, LinkTicket link, Instant now) {
    return IncidentTarget.judge(
        view,
        command,
        link.getIncident(),
        incident -> {
          if (incident.getTickets().contains(link.getTicket())) {
            return new Verdict.Done(List.of(), incident);
          }
          if (incident.getTickets().size() >= MOST) {
            return new Verdict.Rejected(
                RejectionReason.INVALID, "ticket", "there are %d tickets already".formatted(MOST));
          }
          IncidentEditing editing = IncidentTarget.edit(view, space, command, incident, now);
          editing.linkTicket(link.getTicket());
          return new Verdict.Done(editing.finish(), editing.incident());
        });
  }
}
