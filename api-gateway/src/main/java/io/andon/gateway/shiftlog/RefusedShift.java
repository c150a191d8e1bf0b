package io.andon.gateway.shiftlog;

import io.andon.gateway.problem.Problem;
import io.andon.schema.Incident;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.ShiftLog;
import io.andon.topology.plant.Shift;
import io.andon.topology.query.IncidentFilter;
import io.andon.topology.query.Slice;
import io.andon.topology.query.SpaceReader;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in Spanish why the log of a shift cannot be opened, changed or closed. */
final class RefusedShift {
  private static final int MOST_NAMED = 20;

  private RefusedShift() {}

  /**
   * The problem in this surface's words, if it is one of shift logs; else as it is.
   *
   * @param log the log it is about; null when it was to be opened
   */
  static Problem worded(Problem problem, @Nullable ShiftLog log, SpaceReader reader) {
    if (!(problem instanceof Problem.Rejected rejected)) {
      return problem;
    }
    Rejection rejection = rejected.rejection();
    if (rejection.getReason() == RejectionReason.ALREADY_EXISTS) {
      return new Problem.Conflict("El turno de esa fecha ya tiene una bitácora");
    }
    if (rejection.getReason() != RejectionReason.ILLEGAL_TRANSITION || log == null) {
      return problem;
    }
    return switch (String.valueOf(rejection.getField())) {
      case "incidents" ->
          new Problem.Conflict(
              "El turno tiene incidentes de severidad Alta que no están Cerrado: %s. Ciérrelos, o"
                      .formatted(severe(log, reader))
                  + " pida el cierre a quien tenga el permiso APPROVE_SHIFT_CLOSURE");
      case "reason" ->
          new Problem.Conflict(
              "motivo: es obligatorio, pues hay incidentes de severidad Alta que no están Cerrado: "
                  + severe(log, reader));
      default ->
          new Problem.Conflict(
              "La bitácora está %s y no admite este cambio"
                  .formatted(BitacoraState.word(log.getState())));
    };
  }

  private static String severe(ShiftLog log, SpaceReader reader) {
    IncidentFilter filter =
        IncidentFilter.severeNotClosed()
            .withShiftDate(LocalDate.parse(log.getDate()))
            .withShift(Shift.valueOf(log.getShift()).name());
    List<String> numbers =
        reader.incidents(filter, Slice.first(MOST_NAMED)).items().stream()
            .map(Incident::getNumber)
            .map(number -> "#" + number)
            .toList();
    return String.join(", ", numbers);
  }
}
