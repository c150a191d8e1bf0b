package io.andon.gateway.surface.shiftlog;

import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Vocabulary;
import io.andon.gateway.surface.incident.FixedFields;
import io.andon.gateway.surface.incident.IncidentPatch;
import io.andon.schema.Incident;
import io.andon.schema.Severity;
import java.util.List;

/**
 * Reads what is to change. What is omitted stays, and so does what comes back just as it was shown:
 * clients of a PUT send the whole incident, which may hold what no report could (a title of another
 * vocabulary, no description), and whose "Alta" may be critical.
 */
final class IncidentChange {
  private static final List<String> FIXED =
      List.of(
          "id", "proceso_id", "proceso_nombre", "fecha_incidente", "reportado_por", "fecha_cierre");

  private static final String DATE = "fecha_operativa";

  private final Fields fields;
  private final IncidentItem shown;
  private final IncidentPatch patch = new IncidentPatch().corrective();

  private IncidentChange(Fields fields, IncidentItem shown) {
    this.fields = fields;
    this.shown = shown;
  }

  /** Of no use when there were mistakes. */
  static IncidentPatch read(Fields fields, Incident incident) {
    return new IncidentChange(fields, IncidentItem.of(incident)).read();
  }

  private IncidentPatch read() {
    FixedFields.check(fields, FIXED, () -> shown);
    if (!fields.holds("titulo", shown.titulo())) {
      patch.text(fields, "titulo", Rules.TITLE, "title");
    }
    if (!fields.holds("descripcion", shown.descripcion())) {
      patch.text(fields, "descripcion", Rules.DESCRIPTION, "description");
    }
    if (!fields.holds("lote", shown.lote())) {
      patch.nullableText(fields, "lote", Rules.BATCH, "batch");
    }
    patch.nullableText(fields, "accion_correctiva", Rules.CORRECTIVE_ACTION, "corrective_action");
    patch.word(fields, "turno", Rules.SHIFT, "shift");
    date();
    severity();
    IncidentStatus wanted = IncidentPatch.requiredWord(fields, "estado", IncidentStatus.WORDS);
    if (wanted != null) {
      wanted.moveTo(patch);
    }
    return patch;
  }

  // after the shift, which may change the date itself
  private void date() {
    if (fields.has(DATE) && !fields.holds(DATE, shown.fechaOperativa())) {
      patch.set("shift_date", Rules.requiredDate(fields, DATE).toString());
    }
  }

  private void severity() {
    Vocabulary<Severity> words = ShiftlogVocabulary.SEVERITY;
    Severity wanted = IncidentPatch.requiredWord(fields, "severidad", words);
    if (wanted != null && !words.word(wanted).equals(shown.severidad())) {
      patch.set("severity", wanted.name());
    }
  }
}
