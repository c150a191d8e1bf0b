package io.andon.gateway.surface.shiftlog;

import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.ProblemMessages;
import io.andon.gateway.problem.Problem;
import io.andon.schema.internal.Rejection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code {"success": true, "data": ..., "error": null}}, or false, null and what is wrong in
 * Spanish.
 */
final class ShiftlogErrorFormat implements ErrorFormat {
  private static final Pattern PLACE = Pattern.compile("line ([0-9]+), column ([0-9]+)");

  /** What is written before the data of what went well, when it is too long to be held. */
  static final String HEAD = "{\"success\":true,\"data\":";

  /** And after it. */
  static final String TAIL = ",\"error\":null}";

  private record Body(boolean success, @Nullable Object data, @Nullable String error) {}

  /** The body of what went well. */
  static Object of(Object data) {
    return new Body(true, data, null);
  }

  @Override
  public int status(Problem problem) {
    boolean wrong =
        problem instanceof Problem.Invalid
            || (problem instanceof Problem.Rejected rejected && isWrong(rejected.rejection()));
    return wrong ? 400 : ProblemMessages.status(problem);
  }

  private static boolean isWrong(Rejection rejection) {
    return switch (rejection.getReason()) {
      case INVALID -> true;
      case ILLEGAL_TRANSITION -> !RejectionSentences.isAboutShiftLog(rejection);
      case NOT_FOUND, ALREADY_EXISTS, VERSION_MISMATCH, OVER_LIMIT -> false;
    };
  }

  @Override
  public Object body(Problem problem) {
    return new Body(false, null, sentence(problem));
  }

  private static String sentence(Problem problem) {
    return switch (problem) {
      case Problem.NoCredential p -> "No estás autenticado. Por favor, inicia sesión.";
      case Problem.BadCredential p -> "Token inválido o expirado.";
      case Problem.BadLogin p -> "Token inválido o expirado.";
      case Problem.SessionOver p -> "Token inválido o expirado.";
      case Problem.CrossSite p -> "Una sesión solo vale para las páginas de este mismo sitio";
      case Problem.MaybeForm p ->
          "Envíe Content-Type: application/json, aunque no haya cuerpo: podría ser el formulario de"
              + " otro sitio";
      case Problem.MissingPermission p -> "No tiene permisos para realizar esta acción";
      case Problem.MissingScope p -> "No tiene permisos para realizar esta acción";
      case Problem.AdminOnly p -> "No tiene permisos para realizar esta acción";
      case Problem.FeatureOff p -> "No tiene permisos para realizar esta acción";
      case Problem.NoSuchPath p -> "El recurso solicitado no existe";
      case Problem.NotFound p -> "El recurso solicitado no existe";
      case Problem.MethodNotAllowed p -> "Método no permitido";
      case Problem.Malformed p ->
          "El cuerpo no es JSON válido: debe ser un solo valor en UTF-8, sin campos repetidos"
              + place(p.reason());
      case Problem.TooDeep p ->
          "El cuerpo supera el límite de %d niveles de anidamiento".formatted(p.limit());
      case Problem.Invalid p -> FieldSentences.of(p.problems());
      case Problem.BadParameters p -> FieldSentences.of(p);
      case Problem.TooLarge p -> "El cuerpo supera %d bytes".formatted(p.limit());
      case Problem.NotJson p -> "El cuerpo debe ser application/json";
      case Problem.Rejected p -> RejectionSentences.of(p.rejection());
      case Problem.KeyReused p -> "Esta Idempotency-Key ya se usó para otra solicitud";
      case Problem.Conflict p -> p.detail();
      case Problem.VersionMismatch p -> "If-Match no es una versión de este incidente";
      case Problem.Unavailable p ->
          "El servicio no está disponible en este momento. Repita la solicitud en unos segundos.";
      case Problem.TooManyRequests p ->
          "Demasiadas solicitudes. Espere %d s antes de repetirla."
              .formatted(p.quota().resetSeconds());
      case Problem.BadRequest p -> "La solicitud no se puede interpretar";
      case Problem.Internal p -> "Error interno, registrado con la solicitud " + p.requestId();
    };
  }

  // of the parser's English only the place is worth keeping
  private static String place(String reason) {
    Matcher place = PLACE.matcher(reason);
    return place.find() ? " (línea %s, columna %s)".formatted(place.group(1), place.group(2)) : "";
  }
}
