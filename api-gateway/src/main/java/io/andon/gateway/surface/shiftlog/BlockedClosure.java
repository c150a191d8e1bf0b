package io.andon.gateway.surface.shiftlog;

import io.andon.gateway.problem.Problem;
import io.andon.schema.internal.ShiftLog;
import java.util.List;
import java.util.stream.Collectors;

/** Says in Spanish what stands in the way of closing the log of a shift. */
final class BlockedClosure {
  private static final int MOST_NAMED = 20;

  private BlockedClosure() {}

  /** A log whose closure severe incidents stand in the way of. */
  static Problem problem(ShiftLog log, boolean mayApprove) {
    return new Problem.Conflict(
        "El turno tiene incidentes de severidad Alta sin cerrar: %s. %s"
            .formatted(
                named(log.getBlockedBy()),
                mayApprove
                    ? "Ciérrelos, o apruebe el cierre con un motivo"
                    : "Ciérrelos, o pida el cierre a quien tenga APPROVE_SHIFT_CLOSURE"));
  }

  private static String named(List<Long> numbers) {
    String first =
        numbers.stream().limit(MOST_NAMED).map(Object::toString).collect(Collectors.joining(", "));
    int more = numbers.size() - MOST_NAMED;
    return more > 0 ? first + " y " + more + " más" : first;
  }
}
