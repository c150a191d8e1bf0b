package io.andon.gateway.surface.shiftlog;

import static java.util.Map.entry;

import io.andon.core.audit.AuditItem;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.ValueChange;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of an incident that changed, in the words of the shift log; what it has no word for is
 * called as in the core.
 */
record ChangedField(String name, @Nullable String before, @Nullable String after) {
  private static final String EVIDENCE = "evidence.";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry("title", "titulo"),
          entry("description", "descripcion"),
          entry("severity", "severidad"),
          entry("state", "estado"),
          entry("process", "proceso_id"),
          entry("shift", "turno"),
          entry("shift_date", "fecha_operativa"),
          entry("batch", "lote"),
          entry("started_at", "fecha_incidente"),
          entry("reported_by", "reportado_por"),
          entry("corrective_action", "accion_correctiva"),
          entry("root_cause", "causa_raiz"),
          entry("root_asset", "activo_raiz"),
          entry("suggested_root", "activo_raiz_sugerido"),
          entry("asset", "activo"),
          entry("assignee", "responsable"),
          entry("urgency", "urgencia"),
          entry("priority", "prioridad"),
          entry("snoozed_until", "pospuesto_hasta"),
          entry("merged_into", "unido_a"),
          entry("merged_from", "incluye"),
          entry("previous_incident", "incidente_anterior"),
          entry("origin", "origen"),
          entry("scope", "alcance"),
          entry("notified_users", "usuarios_notificados"));

  private static final Map<String, String> EVIDENCE_WORDS =
      Map.of("active", "activa", "cleared", "terminada");

  static ChangedField of(ValueChange change) {
    String field = change.getField();
    if (field.startsWith(EVIDENCE)) {
      return worded(
          "evidencia." + field.substring(EVIDENCE.length()),
          change,
          word -> EVIDENCE_WORDS.getOrDefault(word, word));
    }
    return switch (field) {
      case "state" -> told(change, ChangedField::stateWord, ChangedField::stateInFull);
      case "severity" -> told(change, ChangedField::severityWord, ChangedField::severityInFull);
      default -> worded(NAMES.getOrDefault(field, field), change, word -> word);
    };
  }

  /** In short words, or in full where the short ones are the same before and after. */
  private static ChangedField told(
      ValueChange change, Function<String, String> inShort, Function<String, String> inFull) {
    String name = NAMES.getOrDefault(change.getField(), change.getField());
    ChangedField field = worded(name, change, inShort);
    return Objects.equals(field.before(), field.after()) ? worded(name, change, inFull) : field;
  }

  private static ChangedField worded(
      String name, ValueChange change, Function<String, String> words) {
    String before = change.getBefore();
    String after = change.getAfter();
    return new ChangedField(
        name,
        before == null ? null : words.apply(before),
        after == null ? null : words.apply(after));
  }

  private static IncidentState state(String word) {
    return IncidentState.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String stateWord(String word) {
    return word.equals(AuditItem.CORRECTED)
        ? IncidentStatus.CLOSED.word()
        : IncidentStatus.uncorrected(state(word)).word();
  }

  private static String stateInFull(String word) {
    if (word.equals(AuditItem.CORRECTED)) {
      return stateWord(word);
    }
    return switch (state(word)) {
      case OPEN, INVESTIGATING -> stateWord(word);
      case CLOSED -> stateWord(word) + " (cerrado sin acción correctiva)";
      case SNOOZED -> stateWord(word) + " (pospuesto)";
      case RESOLVED -> stateWord(word) + " (resuelto)";
      case MERGED -> stateWord(word) + " (unido a otro)";
    };
  }

  private static Severity severity(String word) {
    return Severity.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String severityWord(String word) {
    return ShiftlogVocabulary.SEVERITY.word(severity(word));
  }

  private static String severityInFull(String word) {
    return switch (severity(word)) {
      case CRITICAL -> severityWord(word) + " (crítica)";
      case INFO -> severityWord(word) + " (informativa)";
      case HIGH, MEDIUM, LOW -> severityWord(word);
    };
  }
}
