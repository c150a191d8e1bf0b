package io.andon.core.command;

import io.andon.core.evidence.IncidentEditing;
import io.andon.core.rejection.Rejections;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.UnlinkAlert;
import java.util.function.Function;

/** Adds alerts to the evidence of an incident and takes them away. */
final class EvidenceCommand {
  private EvidenceCommand() {}

  /** An open incident that lost its alerts to a closed one would be lost to everybody. */
  private static Verdict decide(
      CommandContext context, String id, Function<Incident, Verdict> decision) {
    return IncidentTarget.decide(
        context,
        id,
        incident ->
            incident.getState() == IncidentState.CLOSED
                ? new Verdict.Rejected(Rejections.closed())
                : decision.apply(incident));
  }

  static Verdict link(CommandContext context, LinkAlerts link) {
    return decide(
        context,
        link.getIncident(),
        incident -> {
          AlertRows alerts = AlertRows.find(context.view(), link.getAlerts());
          Verdict.Rejected unlinkable = alerts.problem(incident);
          if (unlinkable != null) {
            return unlinkable;
          }
          IncidentEditing editing = context.edit(incident);
          editing.link(alerts.found());
          return new Verdict.Done(editing.finish(), editing.incident());
        });
  }

  static Verdict unlink(CommandContext context, UnlinkAlert unlink) {
    return decide(
        context,
        unlink.getIncident(),
        incident -> {
          AlertRow row = context.view().alert(unlink.getAlert());
          IncidentEditing editing = context.edit(incident);
          if (row == null || !editing.holds(row)) {
            return new Verdict.Rejected(Rejections.alertNotHeld(unlink.getAlert()));
          }
          editing.unlink(row);
          return new Verdict.Done(editing.finish(), editing.incident());
        });
  }
}
