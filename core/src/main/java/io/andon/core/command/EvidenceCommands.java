package io.andon.core.command;

import io.andon.core.evidence.IncidentEditing;
import io.andon.core.space.SpaceView;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.LinkAlerts;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.UnlinkAlert;
import java.time.Instant;
import java.util.function.Function;

/** Adds alerts to the evidence of an incident and takes them away. */
final class EvidenceCommands {
  private EvidenceCommands() {}

  /** An open incident that lost its alerts to a closed one would be lost to everybody. */
  private static Verdict judge(
      SpaceView view, Command command, String id, Function<Incident, Verdict> judgement) {
    return IncidentTarget.judge(
        view,
        command,
        id,
        incident ->
            incident.getState() == IncidentState.CLOSED
                ? new Verdict.Rejected(
                    RejectionReason.ILLEGAL_TRANSITION, null, "A closed incident is final")
                : judgement.apply(incident));
  }

  static Verdict link(SpaceView view, Space space, Command command, LinkAlerts link, Instant now) {
    return judge(
        view,
        command,
        link.getIncident(),
        incident -> {
          AlertRows alerts = AlertRows.find(view, link.getAlerts());
          Verdict.Rejected unlinkable = alerts.problem(incident);
          if (unlinkable != null) {
            return unlinkable;
          }
          IncidentEditing editing = IncidentTarget.edit(view, space, command, incident, now);
          editing.link(alerts.found());
          return new Verdict.Done(editing.finish(), editing.incident());
        });
  }

  static Verdict unlink(
      SpaceView view, Space space, Command command, UnlinkAlert unlink, Instant now) {
    return judge(
        view,
        command,
        unlink.getIncident(),
        incident -> unlink(view, space, command, new Pair(incident, unlink.getAlert()), now));
  }

  private record Pair(Incident incident, String alert) {}

  private static Verdict unlink(
      SpaceView view, Space space, Command command, Pair pair, Instant now) {
    AlertRow row = view.alert(pair.alert());
    IncidentEditing editing = IncidentTarget.edit(view, space, command, pair.incident(), now);
    if (row == null || !editing.holds(row)) {
      return new Verdict.Rejected(
          RejectionReason.NOT_FOUND, "alert", "The incident does not hold alert " + pair.alert());
    }
    editing.unlink(row);
    return new Verdict.Done(editing.finish(), editing.incident());
  }
}
