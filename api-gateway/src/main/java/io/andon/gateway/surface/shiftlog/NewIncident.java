package io.andon.gateway.surface.shiftlog;

import io.andon.core.shift.PlantProcess;
import io.andon.core.shift.Shift;
import io.andon.core.shift.ShiftOfDay;
import io.andon.core.time.TimeLimits;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.schema.Severity;
import io.andon.schema.internal.CreateIncident;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the report of an incident. */
final class NewIncident {
  private static final String WHEN = "fecha_incidente";

  private final Fields fields;
  private final PlantClock clock;
  private final TimeLimits limits;
  private final Instant now;

  private NewIncident(Fields fields, PlantClock clock, Instant now) {
    this.fields = fields;
    this.clock = clock;
    this.limits = new TimeLimits(now);
    this.now = now;
  }

  /** The command; of no use when there were mistakes. */
  static CreateIncident read(Fields fields, String id, PlantClock clock, Instant now) {
    return new NewIncident(fields, clock, now).read(id);
  }

  private CreateIncident read(String id) {
    CreateIncident.Builder report =
        CreateIncident.newBuilder()
            .setId(id)
            .setTitle(fields.requiredText("titulo", Rules.TITLE))
            .setDescription(fields.requiredText("descripcion", Rules.DESCRIPTION))
            .setSeverity(
                fields.requiredWord("severidad", ShiftlogVocabulary.SEVERITY, Severity.MEDIUM));
    int process = fields.requiredInteger("proceso_id", PlantProcess.FIRST, PlantProcess.LAST);
    report.setProcess(process).setProcessName(ProcessNames.of(process));
    Shift shift = fields.requiredWord("turno", Rules.SHIFT, Shift.T1);
    report.setShift(shift.name()).setBatch(fields.text("lote", Rules.BATCH));
    When when = when(shift);
    return report
        .setShiftDate(when.date())
        .setStartedAt(when.startedAt())
        .setReportedBy(reportedBy())
        .build();
  }

  /**
   * When it happened.
   *
   * @param startedAt null: now
   * @param date operative date of its shift; null: of the shift nearest to the time
   */
  private record When(@Nullable Instant startedAt, @Nullable String date) {}

  private When when(Shift shift) {
    String text = fields.text(WHEN, Text.NAME);
    if (text == null) {
      return new When(null, null);
    }
    PlantClock.Span span = clock.read(text).orElse(null);
    if (span == null) {
      fields.error(WHEN, "Input should be an ISO 8601 date and time", "datetime_parsing");
      return new When(null, null);
    }
    String problem = limits.reportProblem(WHEN, span.start());
    if (problem != null) {
      fields.error(WHEN, problem, "value_error");
    }
    LocalDate date = clock.date(text).orElse(null);
    return date == null ? new When(span.start(), null) : onDate(shift, date);
  }

  /** Of a date alone nobody knows the hour: it is the beginning of the shift, if that is past. */
  private When onDate(Shift shift, LocalDate date) {
    ShiftOfDay meant = ShiftOfDay.onDate(shift, date, now, clock.zone());
    Instant start = meant.start(clock.zone());
    return new When(start.isAfter(now) ? now : start, meant.date().toString());
  }

  // the form's empty field means the caller too
  private @Nullable String reportedBy() {
    String name = fields.text("reportado_por", Rules.REPORTER);
    return name == null || name.isBlank() ? null : name;
  }
}
