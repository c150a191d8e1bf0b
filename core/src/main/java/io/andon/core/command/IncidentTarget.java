package io.andon.core.command;

import io.andon.core.evidence.IncidentEditing;
import io.andon.core.space.DecisionContext;
import io.andon.core.space.SpaceView;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.Space;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The incident a command is about, and what holds for every such command. */
final class IncidentTarget {
  private IncidentTarget() {}

  /**
   * Judges a command on the incident it names: it must be there, in the expected version if the
   * command has one, and not merged away.
   */
  static Verdict judge(
      SpaceView view, Command command, String id, Function<Incident, Verdict> judgement) {
    Incident incident = view.incident(id);
    if (incident == null) {
      return new Verdict.Rejected(
          RejectionReason.NOT_FOUND, "incident", "There is no incident " + id);
    }
    Verdict.Rejected problem = problem(command, incident);
    return problem != null ? problem : judgement.apply(incident);
  }

  private static Verdict.@Nullable Rejected problem(Command command, Incident incident) {
    List<Long> expected = command.getExpectedVersions();
    if (!expected.isEmpty() && !expected.contains(incident.getVersion())) {
      return new Verdict.Rejected(
          RejectionReason.VERSION_MISMATCH,
          null,
          "The incident has version %d, not %s"
              .formatted(incident.getVersion(), inWords(expected)));
    }
    if (incident.getState() == IncidentState.MERGED) {
      return new Verdict.Rejected(
          RejectionReason.ILLEGAL_TRANSITION,
          null,
          "The incident was merged into " + incident.getMergedInto());
    }
    return null;
  }

  private static String inWords(List<Long> versions) {
    return String.join(" or ", versions.stream().map(String::valueOf).toList());
  }

  static DecisionContext cause(Command command, Instant now) {
    return new DecisionContext(
        command.getId(), command.getActor(), command.getSurface(), command.getIssuedAt(), now);
  }

  static IncidentEditing edit(
      SpaceView view, Space space, Command command, Incident incident, Instant now) {
    return IncidentEditing.of(view, space, cause(command, now), incident);
  }
}
