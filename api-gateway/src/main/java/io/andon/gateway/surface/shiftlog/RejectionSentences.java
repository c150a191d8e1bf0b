package io.andon.gateway.surface.shiftlog;

import io.andon.core.rejection.Rejections;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.RejectionCode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Why a space rejected a command, in Spanish. A closure that incidents block is no rejection, see
 * {@link BlockedClosure}.
 */
final class RejectionSentences {
  private static final Set<RejectionCode> ABOUT_SHIFT_LOG =
      EnumSet.of(
          RejectionCode.SHIFT_HAS_LOG,
          RejectionCode.SHIFT_LOG_OPEN,
          RejectionCode.SHIFT_NOT_BEGUN,
          RejectionCode.SHIFT_LOG_CLOSED);

  private RejectionSentences() {}

  static String of(Rejection rejection) {
    Map<String, String> params = rejection.getParams();
    return switch (rejection.getCode()) {
      case UNKNOWN, ALERT_NOT_HELD -> "El recurso solicitado no existe";
      case EXISTS ->
          "incident".equals(params.get(Rejections.KIND))
              ? "Esta Idempotency-Key ya se usó para otro incidente"
              : "El recurso ya existe";
      case INVALID_VALUE -> FieldSentences.of(rejection);
      case VERSION_MISMATCH -> "El incidente fue modificado mientras tanto";
      case OVER_LIMIT ->
          "El espacio ha alcanzado el límite de lo que puede guardar: cierre incidentes antes de"
              + " registrar otros";
      case TOO_LARGE -> "Con este cambio habría más de lo que cabe en un registro";
      case INCIDENT_MERGED ->
          "estado: el incidente continúa en el incidente " + params.get(Rejections.NUMBER);
      case INCIDENT_ON_RECORD ->
          "%s: un incidente %s ya no cambia"
              .formatted(
                  FieldSentences.name(String.valueOf(rejection.getField())),
                  IncidentStatus.CLOSED.word());
      case NO_SUCH_MOVE ->
          "estado: un incidente %s no puede pasar a %s"
              .formatted(
                  from(params).word(), IncidentStatus.asked(state(params, Rejections.TO)).word());
      case SHIFT_HAS_LOG ->
          "El turno %s del %s ya tiene la bitácora %s"
              .formatted(
                  params.get(Rejections.SHIFT),
                  params.get(Rejections.DATE),
                  params.get(Rejections.LOG));
      case SHIFT_LOG_OPEN ->
          "Hay otro turno sin cerrar: %s del %s, bitácora %s. Ciérrelo antes de abrir este"
              .formatted(
                  params.get(Rejections.SHIFT),
                  params.get(Rejections.DATE),
                  params.get(Rejections.LOG));
      case SHIFT_NOT_BEGUN ->
          "El turno todavía no ha comenzado: hasta entonces solo lo cierra quien tenga"
              + " APPROVE_SHIFT_CLOSURE, con un motivo";
      case SHIFT_LOG_CLOSED -> "La bitácora está CERRADA y no admite cambios";
      // no command of this surface comes to these
      case INCIDENT_CLOSED, KEY_OVER, PASSWORD_CHANGED, SILENCED, TOO_MANY_SILENCES ->
          "La solicitud no es válida";
    };
  }

  /** Whether the log of a shift stands in the way: that is a conflict, not a mistake. */
  static boolean isAboutShiftLog(Rejection rejection) {
    return ABOUT_SHIFT_LOG.contains(rejection.getCode());
  }

  private static IncidentStatus from(Map<String, String> params) {
    return Boolean.parseBoolean(params.get(Rejections.CORRECTED))
        ? IncidentStatus.CLOSED
        : IncidentStatus.uncorrected(state(params, Rejections.FROM));
  }

  private static IncidentState state(Map<String, String> params, String name) {
    return IncidentState.valueOf(String.valueOf(params.get(name)));
  }
}
