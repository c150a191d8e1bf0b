package io.andon.core.command;

import io.andon.core.evidence.IncidentEditing;
import io.andon.schema.internal.LinkTicket;

/** Links tickets of an issue tracker; linking one twice changes nothing. */
final class TicketCommand {
  private static final int MOST = 100;

  private TicketCommand() {}

  static Verdict decide(CommandContext context, LinkTicket link) {
    return IncidentTarget.decide(
        context,
        link.getIncident(),
        incident -> {
          if (incident.getTickets().contains(link.getTicket())) {
            return Verdict.unchanged(incident);
          }
          if (incident.getTickets().size() >= MOST) {
            return Verdict.invalid("ticket", "there are %d tickets already".formatted(MOST));
          }
          IncidentEditing editing = context.edit(incident);
          editing.linkTicket(link.getTicket());
          return new Verdict.Done(editing.finish(), editing.incident());
        });
  }
}
