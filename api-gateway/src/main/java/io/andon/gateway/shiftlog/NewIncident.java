package io.andon.gateway.shiftlog;

import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.schema.internal.CreateIncident;
import io.andon.topology.plant.PlantProcess;
import io.andon.topology.plant.Shift;
import io.andon.topology.time.TimeLimits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the report of an incident. */
final class NewIncident {
  private static final String WHEN = "fecha_incidente";

  private final Fields fields;
  private final PlantClock clock;
  private final TimeLimits limits;

  private NewIncident(Fields fields, PlantClock clock, Instant now) {
    this.fields = fields;
    this.clock = clock;
    this.limits = new TimeLimits(now);
  }

  /** The command; of no use when there were mistakes. */
  static CreateIncident read(Fields fields, String id, PlantClock clock, Instant now) {
    return new NewIncident(fields, clock, now).read(id);
  }

  private CreateIncident read(String id) {
    return CreateIncident.newBuilder()
        .setId(id)
        .setTitle(fields.requiredText("titulo", Rules.TITLE))
        .setDescription(fields.requiredText("descripcion", Rules.DESCRIPTION))
        .setSeverity(fields.requiredWord("severidad", Severidad.WORDS, Severidad.MEDIA).meant())
        .setProcess(fields.requiredInteger("proceso_id", PlantProcess.FIRST, PlantProcess.LAST))
        .setShift(fields.requiredWord("turno", Rules.SHIFT, Shift.T1).name())
        .setBatch(fields.text("lote", Rules.BATCH))
        .setStartedAt(startedAt())
        .setReportedBy(reportedBy())
        .build();
  }

  private @Nullable Instant startedAt() {
    String text = fields.text(WHEN, Text.NAME);
    if (text == null) {
      return null;
    }
    Instant time = clock.read(text).map(PlantClock.Span::start).orElse(null);
    if (time == null) {
      fields.mistake(WHEN, "Input should be an ISO 8601 date and time", "datetime_parsing");
      return null;
    }
    String problem = limits.reportProblem(WHEN, time);
    if (problem != null) {
      fields.mistake(WHEN, problem, "value_error");
    }
    return time;
  }

  // the form's empty field means the caller too
  private @Nullable String reportedBy() {
    String name = fields.text("reportado_por", Rules.REPORTER);
    return name == null || name.isBlank() ? null : name;
  }
}
