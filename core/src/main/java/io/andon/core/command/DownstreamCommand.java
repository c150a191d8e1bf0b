package io.andon.core.command;

import io.andon.core.evidence.IncidentEditing;
import io.andon.core.notification.Silencing;
import io.andon.core.rejection.Rejections;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.internal.NotifyDownstream;
import io.andon.schema.internal.Silence;

/** Tells the people downstream of an incident. */
final class DownstreamCommand {
  private DownstreamCommand() {}

  static Verdict decide(CommandContext context, NotifyDownstream notify) {
    return IncidentTarget.decide(
        context,
        notify.getIncident(),
        incident -> {
          Silence silence = Silencing.covering(context.view(), incident, context.now());
          if (silence != null) {
            return new Verdict.Rejected(Rejections.silenced(silence.getId(), silence.getEndsAt()));
          }
          IncidentEditing editing = context.edit(incident);
          DownstreamNotified told = editing.notifyDownstream();
          return new Verdict.Done(editing.finish(), told);
        });
  }
}
