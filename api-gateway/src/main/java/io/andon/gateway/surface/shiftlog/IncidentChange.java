package io.andon.gateway.surface.shiftlog;

import io.andon.gateway.json.Fields;
import io.andon.gateway.surface.incident.Edits;
import io.andon.gateway.surface.incident.FixedFields;
import io.andon.schema.Incident;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private final Edits edits = new Edits().corrective();

  private IncidentChange(Fields fields, IncidentItem shown) {
    this.fields = fields;
    this.shown = shown;
  }

  /**
   * A change, and where it moves the incident.
   *
   * @param estado null: it does not ask to move
   */
  record Read(Edits edits, @Nullable Estado estado) {}

  /** Of no use when there were mistakes. */
  static Read read(Fields fields, Incident incident) {
    return new IncidentChange(fields, IncidentItem.of(incident)).read();
  }

  private Read read() {
    FixedFields.check(fields, FIXED, () -> shown);
    if (!fields.holds("titulo", shown.titulo())) {
      edits.text(fields, "titulo", Rules.TITLE, "title");
    }
    if (!fields.holds("descripcion", shown.descripcion())) {
      edits.text(fields, "descripcion", Rules.DESCRIPTION, "description");
    }
    if (!fields.holds("lote", shown.lote())) {
      edits.nullableText(fields, "lote", Rules.BATCH, "batch");
    }
    edits.nullableText(fields, "accion_correctiva", Rules.CORRECTIVE_ACTION, "corrective_action");
    edits.word(fields, "turno", Rules.SHIFT, "shift");
    date();
    severity();
    Estado estado = Edits.requiredWord(fields, "estado", Estado.WORDS);
    if (estado != null) {
      estado.moveTo(edits);
    }
    return new Read(edits, estado);
  }

  // after the shift, which may change the date itself
  private void date() {
    if (fields.has(DATE) && !fields.holds(DATE, shown.fechaOperativa())) {
      edits.set("shift_date", Rules.requiredDate(fields, DATE).toString());
    }
  }

  private void severity() {
    Severidad wanted = Edits.requiredWord(fields, "severidad", Severidad.WORDS);
    if (wanted != null && !wanted.word().equals(shown.severidad())) {
      edits.set("severity", wanted.meant().name());
    }
  }
}
