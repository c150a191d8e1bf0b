package io.andon.gateway.shiftlog;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.json.Json;
import io.andon.gateway.json.Times;
import io.andon.schema.internal.ClosureApproval;
import io.andon.schema.internal.ProcessEntry;
import io.andon.schema.internal.ShiftLog;
import io.andon.topology.plant.PlantProcess;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log of a shift as the shift log writes it. */
record BitacoraItem(
    long id,
    String turno,
    String fechaOperativa,
    String inspector,
    String estado,
    String fechaApertura,
    String abiertaPor,
    @Nullable String fechaRevision,
    @Nullable String fechaCierre,
    @Nullable String cerradaPor,
    @Nullable Aprobacion aprobacion,
    List<Proceso> procesos) {

  /** Why it was closed though severe incidents were not. */
  record Aprobacion(String aprobadaPor, String motivo, List<Long> incidentes) {}

  /** What was recorded of one process. */
  record Proceso(
      int procesoId,
      String procesoNombre,
      @Nullable String lote,
      JsonNode datos,
      String fechaRegistro,
      String registradoPor) {
    static Proceso of(ProcessEntry entry) {
      return new Proceso(
          entry.getProcess(),
          PlantProcess.name(entry.getProcess()),
          entry.getBatch(),
          Json.read(entry.getData().getBytes(StandardCharsets.UTF_8)),
          Times.utc(entry.getRecordedAt()),
          entry.getRecordedBy());
    }
  }

  static BitacoraItem of(ShiftLog log) {
    ClosureApproval approval = log.getApproval();
    return new BitacoraItem(
        log.getId(),
        log.getShift(),
        log.getDate(),
        log.getInspector(),
        BitacoraState.word(log.getState()),
        Times.utc(log.getOpenedAt()),
        log.getOpenedBy(),
        Times.utcOrNull(log.getReviewedAt()),
        Times.utcOrNull(log.getClosedAt()),
        log.getClosedBy(),
        approval == null
            ? null
            : new Aprobacion(
                approval.getBy(), approval.getReason(), List.copyOf(approval.getIncidents())),
        log.getProcesses().stream().map(Proceso::of).toList());
  }
}
