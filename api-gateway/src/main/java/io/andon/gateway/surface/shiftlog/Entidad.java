package io.andon.gateway.surface.shiftlog;

import static java.util.Map.entry;

import io.andon.core.audit.AuditItem;
import io.andon.gateway.json.Vocabulary;
import java.util.stream.Stream;

/** What the shift log calls the kinds of things that change. */
enum Entidad {
  INCIDENTE("incidente", AuditItem.INCIDENT),
  BITACORA("bitacora", "shift_log"),
  ESPACIO("espacio", "space"),
  CLAVE("clave", "key"),
  USUARIO("usuario", "user"),
  ACTIVO("activo", "asset"),
  ALERTA("alerta", "alert"),
  SILENCIO("silencio", "silence"),
  WEBHOOK("webhook", "webhook"),
  CONTROL("control_calidad", "quality_check"),
  MUESTRA("muestra", "quality_result"),
  CLAVE_ADMIN("clave_admin", "admin_key"),
  SECRETO_SESION("secreto_sesion", "session_secret");

  static final Vocabulary<Entidad> WORDS =
      Vocabulary.of(
          entry("incidente", INCIDENTE),
          entry("bitacora", BITACORA),
          entry("bitácora", BITACORA),
          entry("espacio", ESPACIO),
          entry("clave", CLAVE),
          entry("usuario", USUARIO),
          entry("activo", ACTIVO),
          entry("alerta", ALERTA),
          entry("silencio", SILENCIO),
          entry("webhook", WEBHOOK),
          entry("control_calidad", CONTROL),
          entry("muestra", MUESTRA),
          entry("clave_admin", CLAVE_ADMIN),
          entry("secreto_sesion", SECRETO_SESION));

  private final String word;
  private final String kind;

  Entidad(String word, String kind) {
    this.word = word;
    this.kind = kind;
  }

  /** Its kind in the core. */
  String kind() {
    return kind;
  }

  /** Whether people know one by its number. */
  boolean isNumbered() {
    return this == INCIDENTE || this == BITACORA;
  }

  /** The word for a kind of the core; what the shift log has no word for is called as it is. */
  static String word(String kind) {
    return Stream.of(values())
        .filter(one -> one.kind.equals(kind))
        .map(one -> one.word)
        .findFirst()
        .orElse(kind);
  }
}
