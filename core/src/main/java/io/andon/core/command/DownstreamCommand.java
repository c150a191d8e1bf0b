package io.andon.core.command;

import io.andon.core.evidence.IncidentEditing;
import io.andon.core.notification.Silencing;
import io.andon.core.space.SpaceView;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.NotifyDownstream;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.Silence;
import io.andon.schema.internal.Space;
import java.time.Instant;

/** Tells the people downstream of an incident. */
final class DownstreamCommand {
  private DownstreamCommand() {}

  static Verdict decide(
      SpaceView view, Space space, Command command, NotifyDownstream notify, Instant now) {
    return IncidentTarget.judge(
        view,
        command,
        notify.getIncident(),
        incident -> {
          Silence silence = Silencing.covering(view, incident, now);
          if (silence != null) {
            return new Verdict.Rejected(
                RejectionReason.ILLEGAL_TRANSITION,
                null,
                "Silence %s covers this incident until %s: nobody is told"
                    .formatted(silence.getId(), silence.getEndsAt()));
          }
          IncidentEditing editing = IncidentTarget.edit(view, space, command, incident, now);
          DownstreamNotified told = editing.notifyDownstream();
          return new Verdict.Done(editing.finish(), told);
        });
  }
}
