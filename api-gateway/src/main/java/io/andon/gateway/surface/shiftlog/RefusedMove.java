package io.andon.gateway.surface.shiftlog;

import io.andon.core.incident.MergeChain;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
import io.andon.schema.Incident;
import io.andon.schema.internal.RejectionReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why an incident does not move: the refusal itself names states this surface hides. */
final class RefusedMove {
  private RefusedMove() {}

  /** The problem in this surface's words, if it is a refused move; else as it is. */
  static Problem worded(
      Problem problem, String incident, @Nullable Estado wanted, SpaceReader reader) {
    Incident now = reader.incident(incident).orElse(null);
    if (now == null
        || !(problem instanceof Problem.Rejected rejected)
        || rejected.rejection().getReason() != RejectionReason.ILLEGAL_TRANSITION) {
      return problem;
    }
    String field = rejected.rejection().getField();
    if (field != null && !field.equals("state")) {
      return new Problem.Invalid(
          List.of(
              new FieldProblem(
                  List.of("body", FieldSentences.name(field)),
                  "un incidente %s ya no cambia".formatted(Estado.CERRADO.word()),
                  FieldSentences.WORDED)));
    }
    String sentence = now.getMergedInto() == null ? way(now, wanted) : merged(now, reader);
    return new Problem.Invalid(
        List.of(new FieldProblem(List.of("body", "estado"), sentence, FieldSentences.WORDED)));
  }

  private static String way(Incident now, @Nullable Estado wanted) {
    String from = Estado.of(now).word();
    return wanted == null
        ? "un incidente %s no admite este cambio".formatted(from)
        : "un incidente %s no puede pasar a %s".formatted(from, wanted.word());
  }

  private static String merged(Incident merged, SpaceReader reader) {
    Incident into = MergeChain.last(merged, id -> reader.incident(id).orElse(null));
    return "el incidente continúa en el incidente " + into.getNumber();
  }
}
