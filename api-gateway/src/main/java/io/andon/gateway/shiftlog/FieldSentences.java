package io.andon.gateway.shiftlog;

import static java.util.Map.entry;

import io.andon.gateway.problem.FieldProblem;
import io.andon.schema.internal.Rejection;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with a field, in Spanish. Each field has one sentence that says what it must be,
 * whatever it was instead.
 */
final class FieldSentences {
  /** Type of a problem whose message is in this surface's words already. */
  static final String WORDED = "worded";

  private static final String DATE =
      "debe ser una fecha (2026-03-06) o una fecha y hora ISO 8601 (2026-03-06T10:30:00Z)";

  private static final Map<String, String> MUST_BE =
      Map.ofEntries(
          entry("body", "debe ser un objeto JSON"),
          entry("titulo", "debe ser una línea de 1 a 200 caracteres, sin caracteres de control"),
          entry(
              "descripcion",
              "debe ser un texto de 1 a 10000 caracteres, sin caracteres de control"),
          entry("severidad", "debe ser Baja, Media o Alta"),
          entry("estado", "debe ser Abierto, En investigación o Cerrado"),
          entry("proceso_id", "debe ser un número entero de 1 a 9"),
          entry("turno", "debe ser T1, T2 o T3"),
          entry("fecha_incidente", DATE + ", no antes del año 2000 ni en el futuro"),
          entry(
              "reportado_por",
              "debe ser una línea de hasta 200 caracteres, sin caracteres de control"),
          entry(
              "accion_correctiva",
              "debe ser un texto de hasta 10000 caracteres, sin caracteres de control"),
          entry(
              "as_of",
              "debe ser una fecha y hora ISO 8601 (2026-03-06T10:30:00Z) que no esté en el futuro"),
          entry(
              "entidad",
              "debe ser incidente, bitacora, espacio, clave, usuario, activo, alerta, silencio,"
                  + " webhook, clave_admin o secreto_sesion"),
          entry(
              "entidad_id",
              "debe ir con entidad: el número de un incidente o de una bitácora, o el identificador"
                  + " de lo demás"),
          entry("usuario", "debe ser una línea de 1 a 200 caracteres, sin caracteres de control"),
          entry("fecha", "debe ser una fecha (2026-03-06)"),
          entry("desde", DATE),
          entry("hasta", DATE + ", no anterior a desde"),
          entry("limit", "debe ser un número entero de 1 a 1000"),
          entry("cursor", "debe ser el cursor de una página anterior de esta misma lista"),
          entry("Idempotency-Key", "debe tener hasta 200 caracteres ASCII imprimibles"));

  /** The fields of an incident that a space may refuse, by the core's names. */
  private static final Map<String, String> NAMES =
      Map.of(
          "title", "titulo",
          "description", "descripcion",
          "severity", "severidad",
          "process", "proceso_id",
          "shift", "turno",
          "started_at", "fecha_incidente");

  private FieldSentences() {}

  /** All of them, each with its field. */
  static String of(List<FieldProblem> problems) {
    return String.join("; ", problems.stream().map(FieldSentences::of).distinct().toList());
  }

  private static String of(FieldProblem problem) {
    String field = String.valueOf(problem.loc().getLast());
    return switch (problem.type()) {
      case WORDED -> field + ": " + problem.msg();
      case "missing" -> field + ": campo obligatorio";
      default -> sentence(field);
    };
  }

  private static String sentence(String field) {
    return "%s: %s"
        .formatted(
            field.equals("body") ? "cuerpo" : field,
            MUST_BE.getOrDefault(field, "el valor no es válido"));
  }

  /** Of a field that the space refused. */
  static String of(Rejection rejection) {
    String field = rejection.getField();
    if ("corrective_action".equals(field)) {
      return "accion_correctiva: es obligatoria en un incidente Cerrado";
    }
    return field == null ? "La solicitud no es válida" : sentence(NAMES.getOrDefault(field, field));
  }
}
