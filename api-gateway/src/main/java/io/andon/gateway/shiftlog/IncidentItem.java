package io.andon.gateway.shiftlog;

import io.andon.gateway.json.Times;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.topology.plant.PlantProcess;
import java.time.Instant;
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
    Integer process = incident.getProcess();
    String reportedBy = incident.getReportedBy();
    return new IncidentItem(
        incident.getNumber(),
        incident.getTitle(),
        incident.getDescription(),
        Severidad.of(incident.getSeverity()).word(),
        Estado.of(incident.getState()).word(),
        process,
        process == null ? null : PlantProcess.name(process),
        incident.getShift(),
        Times.utc(incident.getStartedAt()),
        reportedBy == null ? NOBODY : reportedBy,
        incident.getCorrectiveAction(),
        Times.utcOrNull(closedAt(incident)),
        incident.getShiftDate(),
        incident.getBatch());
  }

  // who is Cerrado has a time of it: a merged one changes no more, so its last change was its end
  private static @Nullable Instant closedAt(Incident incident) {
    return incident.getState() == IncidentState.MERGED
        ? incident.getUpdatedAt()
        : incident.getClosedAt();
  }
}
