package io.andon.gateway.surface.shiftlog;

import io.andon.core.query.SpaceReader;
import io.andon.core.shift.Shift;
import io.andon.core.shift.ShiftOfDay;
import io.andon.gateway.problem.Problem;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.ShiftLog;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** Says in Spanish why the log of a shift cannot be opened, changed or closed. */
final class RefusedShift {
  private static final int MOST_NAMED = 20;

  private RefusedShift() {}

  /** A shift that is open already, or another one; other problems as they are. */
  static Problem toOpen(Problem problem, OpenShift wanted, SpaceReader reader) {
    if (reason(problem, RejectionReason.ALREADY_EXISTS)) {
      ShiftOfDay shift =
          new ShiftOfDay(LocalDate.parse(wanted.getDate()), Shift.valueOf(wanted.getShift()));
      String log = reader.shiftLog(shift).map(one -> " " + one.getId()).orElse("");
      return new Problem.Conflict(
          "El turno %s del %s ya tiene la bitácora%s"
              .formatted(wanted.getShift(), wanted.getDate(), log));
    }
    if (reason(problem, RejectionReason.ILLEGAL_TRANSITION)) {
      return new Problem.Conflict(
          "Hay otro turno sin cerrar%s. Ciérrelo antes de abrir este"
              .formatted(reader.openShiftLog().map(RefusedShift::named).orElse("")));
    }
    return problem;
  }

  private static String named(ShiftLog log) {
    return ": %s del %s, bitácora %d".formatted(log.getShift(), log.getDate(), log.getId());
  }

  /** A log that is closed, or of a shift that has not begun; other problems as they are. */
  static Problem toChange(Problem problem) {
    if (problem instanceof Problem.Rejected rejected
        && "starts_at".equals(rejected.rejection().getField())) {
      return new Problem.Conflict(
          "El turno todavía no ha comenzado: hasta entonces solo lo cierra quien tenga"
              + " APPROVE_SHIFT_CLOSURE, con un motivo");
    }
    return reason(problem, RejectionReason.ILLEGAL_TRANSITION)
        ? new Problem.Conflict("La bitácora está CERRADA y no admite cambios")
        : problem;
  }

  private static boolean reason(Problem problem, RejectionReason reason) {
    return problem instanceof Problem.Rejected rejected
        && rejected.rejection().getReason() == reason;
  }

  /** A log whose closure severe incidents stand in the way of. */
  static Problem blocked(ShiftLog log, boolean mayApprove) {
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
