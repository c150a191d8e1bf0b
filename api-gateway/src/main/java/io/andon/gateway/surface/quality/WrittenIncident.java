package io.andon.gateway.surface.quality;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.andon.gateway.json.Times;
import io.andon.schema.Incident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident as the answer to a write shows it: with everything that a write can change. */
record WrittenIncident(
    @JsonUnwrapped IncidentItem item,
    @Nullable String description,
    String updatedAt,
    @Nullable String resolvedAt,
    List<String> tickets) {

  static WrittenIncident of(Incident incident) {
    return new WrittenIncident(
        IncidentItem.of(incident),
        incident.getDescription(),
        Times.utc(incident.getUpdatedAt()),
        Times.utcOrNull(incident.getResolvedAt()),
        incident.getTickets());
  }
}
