package io.andon.gateway.surface.quality;

import io.andon.gateway.json.Times;
import io.andon.schema.AffectedAsset;
import io.andon.schema.Incident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident as a row of a list. */
record IncidentItem(
    String id,
    String title,
    String status,
    String severity,
    int alertCount,
    @Nullable String rootCause,
    @Nullable String rootProductId,
    List<String> blastRadiusSnapshot,
    String createdAt) {

  static IncidentItem of(Incident incident) {
    return new IncidentItem(
        incident.getId(),
        incident.getTitle(),
        QualityVocabulary.STATUS.word(incident.getState()),
        QualityVocabulary.SEVERITY.word(incident.getSeverity()),
        incident.getAlertCount(),
        incident.getRootCause(),
        incident.getRootAsset(),
        incident.getBlastRadius().stream().map(AffectedAsset::getAsset).toList(),
        Times.utc(incident.getCreatedAt()));
  }
}
