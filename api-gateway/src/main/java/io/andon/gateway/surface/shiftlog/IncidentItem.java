package io.andon.gateway.surface.shiftlog;

import io.andon.gateway.json.Times;
import io.andon.schema.Incident;
import org.jspecify.annotations.Nullable;

/** An incident as the shift log writes it. */
record IncidentItem(
    long id,
    String titulo,
    @Nullable String descripcion,
    String severidad,
    String estado,
    @Nullable Integer procesoId,
    @Nullable String procesoNombre,
    @Nullable String turno,
    String fechaIncidente,
    String reportadoPor,
    @Nullable String accionCorrectiva,
    @Nullable String fechaCierre,
    @Nullable String fechaOperativa,
    @Nullable String lote) {

  /** Who reported what nobody reported: correlation opened it. */
  private static final String NOBODY = "Andon";

  static IncidentItem of(Incident incident) {
    return of(incident, incident);
  }

  /**
   * An incident and the one it goes on as, itself unless it was merged: what was done about that
   * one was done about this one too.
   */
  static IncidentItem of(Incident incident, Incident goesOnAs) {
    Integer process = incident.getProcess();
    String reportedBy = incident.getReportedBy();
    return new IncidentItem(
        incident.getNumber(),
        incident.getTitle(),
        incident.getDescription(),
        ShiftlogVocabulary.SEVERITY.word(incident.getSeverity()),
        estado(incident, goesOnAs).word(),
        process,
        process == null ? null : ProcessNames.of(process),
        incident.getShift(),
        Times.utc(incident.getStartedAt()),
        reportedBy == null ? NOBODY : reportedBy,
        (goesOnAs.getCorrectedAt() == null ? incident : goesOnAs).getCorrectiveAction(),
        Times.utcOrNull(goesOnAs.getCorrectedAt()),
        incident.getShiftDate(),
        incident.getBatch());
  }

  private static Estado estado(Incident incident, Incident goesOnAs) {
    return goesOnAs.getCorrectedAt() == null ? Estado.of(incident) : Estado.CERRADO;
  }
}
