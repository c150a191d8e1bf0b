package io.andon.gateway.surface.shiftlog;

import static java.util.Map.entry;

import io.andon.gateway.json.Fields;
import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
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

  private static final String NAME =
      "debe ser una línea de 1 a 200 caracteres, sin caracteres de control";

  private static final Map<String, String> MUST_BE =
      Map.ofEntries(
          entry("body", "debe ser un objeto JSON"),
          entry("titulo", NAME),
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
                  + " webhook, control_calidad, muestra, clave_admin o secreto_sesion"),
          entry(
              "entidad_id",
              "debe ir con entidad: el número de un incidente o de una bitácora, o el identificador"
                  + " de lo demás"),
          entry("usuario", "debe ser una línea de 1 a 200 caracteres, sin caracteres de control"),
          entry("fecha", "debe ser una fecha (2026-03-06)"),
          entry("desde", DATE),
          entry("hasta", DATE + ", no anterior a desde"),
          entry("limit", "debe ser un número entero de 1 a 1000"),
          entry(
              "fecha_operativa",
              "debe ser una fecha (2026-03-06), no antes del año 2000, y su turno empezar a lo más"
                  + " en 8 horas"),
          entry("inspector", NAME),
          entry("lote", NAME),
          entry("caracteristica", NAME),
          entry("valor", "debe ser un número"),
          entry("limite_inferior", "debe ser un número"),
          entry("limite_superior", "debe ser un número, no menor que limite_inferior"),
          entry(
              "resultado",
              "debe ser Aprobado o Rechazado, conforme al valor y sus límites; sin ellos es"
                  + " obligatorio"),
          entry("observaciones", "debe ser un texto de hasta 10000 caracteres, sin los de control"),
          entry("fecha_muestra", DATE + ", no antes del año 2000 ni en el futuro"),
          entry("motivo", "debe ser un texto de hasta 10000 caracteres, sin los de control"),
          entry("incidentes", "debe ser una lista de a lo más 100 incidentes"),
          entry(
              "cursor",
              "debe ser el cursor de una página anterior de esta misma lista, con los mismos"
                  + " filtros"),
          entry("Idempotency-Key", "debe tener hasta 200 caracteres ASCII imprimibles"));

  /** The fields of an incident that a space may refuse, by the core's names. */
  private static final Map<String, String> NAMES =
      Map.of(
          "title", "titulo",
          "description", "descripcion",
          "severity", "severidad",
          "process", "proceso_id",
          "shift", "turno",
          "started_at", "fecha_incidente",
          "date", "fecha_operativa",
          "shift_date", "fecha_operativa",
          "batch", "lote",
          "corrective_action", "accion_correctiva");

  private FieldSentences() {}

  /** All of them, each with its field. */
  static String of(List<FieldProblem> problems) {
    return String.join("; ", problems.stream().map(FieldSentences::of).distinct().toList());
  }

  /** All of them, each with its parameter. */
  static String of(Problem.BadParameters bad) {
    return String.join(
        "; ",
        bad.problems().stream()
            .map(
                problem ->
                    switch (problem.type()) {
                      case Problem.BadParameters.UNKNOWN ->
                          place(problem.loc())
                              + ": no es un parámetro de esta ruta, "
                              + thereAre(bad.known());
                      case Problem.BadParameters.REPEATED ->
                          place(problem.loc()) + ": se da más de una vez";
                      default -> of(problem);
                    })
            .toList());
  }

  private static String thereAre(List<String> known) {
    return known.isEmpty() ? "aquí no los hay" : "los hay: " + String.join(", ", known);
  }

  private static String of(FieldProblem problem) {
    String place = place(problem.loc());
    return switch (problem.type()) {
      case WORDED -> place + ": " + problem.msg();
      case Fields.FIXED -> place + ": no se puede cambiar";
      case "missing" -> place + ": campo obligatorio";
      default -> place + ": " + mustBe(problem.loc().getLast());
    };
  }

  /** {@code incidentes[0].titulo}: what is no field of the body itself is found by its path. */
  private static String place(List<Object> loc) {
    StringBuilder place = new StringBuilder();
    for (Object part : loc.subList(1, loc.size())) {
      place.append(part instanceof Integer ? "[" + part + "]" : "." + part);
    }
    return place.isEmpty() ? "cuerpo" : place.substring(1);
  }

  private static String mustBe(Object field) {
    // an element of a list, as the body itself
    return MUST_BE.getOrDefault(
        field instanceof Integer ? "body" : field.toString(), "el valor no es válido");
  }

  /** What the shift log calls a field of the core. */
  static String name(String coreField) {
    return NAMES.getOrDefault(coreField, coreField);
  }

  /** Of a field that the space refused. */
  static String of(Rejection rejection) {
    String field = rejection.getField();
    if ("corrective_action".equals(field)) {
      return "accion_correctiva: es obligatoria en un incidente Cerrado";
    }
    if (field == null) {
      return "La solicitud no es válida";
    }
    String name = name(field);
    return name + ": " + mustBe(name);
  }
}
