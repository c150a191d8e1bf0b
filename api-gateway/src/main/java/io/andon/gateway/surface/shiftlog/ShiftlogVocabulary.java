package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.json.Vocabulary.entry;

import io.andon.core.audit.AuditItem;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.Severity;

/** What the shift log calls severities and the kinds of things that change. */
final class ShiftlogVocabulary {
  static final Vocabulary<Severity> SEVERITY =
      Vocabulary.ofEvery(
          Severity.class,
          entry("Baja", Severity.LOW, Severity.INFO),
          entry("Media", Severity.MEDIUM),
          entry("Alta", Severity.HIGH, Severity.CRITICAL));

  /** Kind of the core for the log of a shift. */
  static final String SHIFT_LOG = "shift_log";

  /** Kinds of the core; what the shift log has no word for is called as it is. */
  static final Vocabulary<String> ENTITY =
      Vocabulary.of(
          entry("incidente", AuditItem.INCIDENT),
          entry("bitacora", SHIFT_LOG),
          entry("bitácora", SHIFT_LOG),
          entry("espacio", "space"),
          entry("clave", "key"),
          entry("usuario", "user"),
          entry("activo", "asset"),
          entry("alerta", "alert"),
          entry("silencio", "silence"),
          entry("webhook", "webhook"),
          entry("control_calidad", "quality_check"),
          entry("muestra", "quality_result"),
          entry("clave_admin", "admin_key"),
          entry("secreto_sesion", "session_secret"));

  private ShiftlogVocabulary() {}
}
