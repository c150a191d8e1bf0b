package io.andon.gateway.surface.shiftlog;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.json.Json;
import io.andon.gateway.json.Times;
import io.andon.schema.Incident;
import io.andon.schema.internal.ProcessEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What was recorded of a process in a shift, as the shift log writes it. */
record ProcesoItem(
    long bitacoraId,
    int procesoId,
    String procesoNombre,
    String lote,
    JsonNode datos,
    List<IncidentItem> incidentes,
    String actualizadoEn,
    String actualizadoPor) {

  static ProcesoItem of(long log, ProcessEntry entry, List<Incident> incidents) {
    return new ProcesoItem(
        log,
        entry.getProcess(),
        ProcessNames.of(entry.getProcess()),
        entry.getBatch(),
        Json.read(entry.getData().getBytes(StandardCharsets.UTF_8)),
        incidents.stream().map(IncidentItem::of).toList(),
        Times.utc(entry.getRecordedAt()),
        entry.getRecordedBy());
  }
}
