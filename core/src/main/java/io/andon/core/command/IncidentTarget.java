package io.andon.core.command;

import io.andon.core.incident.MergeChain;
import io.andon.core.rejection.Rejections;
import io.andon.schema.Incident;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The incident a command is about, and what holds for every such command. */
final class IncidentTarget {
  private IncidentTarget() {}

  /**
   * Decides on a command about the incident it names: it must be there, in the expected version if
   * the command has one, and not merged away.
   */
  static Verdict decide(CommandContext context, String id, Function<Incident, Verdict> decision) {
    Incident incident = context.view().incident(id);
    if (incident == null) {
      return Verdict.unknown("incident", "incident", id);
    }
    Verdict.Rejected problem = problem(context, incident);
    return problem != null ? problem : decision.apply(incident);
  }

  private static Verdict.@Nullable Rejected problem(CommandContext context, Incident incident) {
    List<Long> expected = context.command().getExpectedVersions();
    if (!expected.isEmpty() && !expected.contains(incident.getVersion())) {
      return new Verdict.Rejected(
          Rejections.versionMismatch(incident.getVersion(), inWords(expected)));
    }
    String into = incident.getMergedInto();
    return into == null
        ? null
        : new Verdict.Rejected(Rejections.merged(into, goesOnAs(context, into)));
  }

  private static long goesOnAs(CommandContext context, String into) {
    Incident next = context.view().incident(into);
    return next == null ? 0 : MergeChain.last(next, context.view()::incident).getNumber();
  }

  private static String inWords(List<Long> versions) {
    return String.join(" or ", versions.stream().map(String::valueOf).toList());
  }
}
