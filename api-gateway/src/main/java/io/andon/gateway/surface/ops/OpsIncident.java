package io.andon.gateway.surface.ops;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.andon.gateway.json.Times;
import io.andon.schema.Incident;
import org.jspecify.annotations.Nullable;

/** An incident as ops shows it, in lists too. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record OpsIncident(
    String id,
    String title,
    String status,
    String urgency,
    String priority,
    Named service,
    @Nullable Named assignee,
    @Nullable String description,
    @Nullable String dedupKey,
    String createdAt,
    String updatedAt,
    @Nullable String acknowledgedAt,
    @Nullable String resolvedAt,
    @Nullable String snoozedUntil) {

  /** Something with a name for people. */
  record Named(String id, String name) {}

  static OpsIncident of(Incident incident, Names names) {
    String urgency = incident.getUrgency();
    return new OpsIncident(
        OpsId.of(incident.getId()),
        incident.getTitle(),
        OpsVocabulary.STATUS.word(incident.getState()),
        urgency == null ? OpsVocabulary.URGENCY.word(incident.getSeverity()) : urgency,
        OpsVocabulary.PRIORITY.word(incident.getSeverity()),
        names.service(incident.getAsset()),
        names.person(incident.getAssignee()),
        incident.getDescription(),
        incident.getDedupKey(),
        Times.utc(incident.getCreatedAt()),
        Times.utc(incident.getUpdatedAt()),
        Times.utcOrNull(incident.getAcknowledgedAt()),
        Times.utcOrNull(incident.getResolvedAt()),
        Times.utcOrNull(incident.getSnoozedUntil()));
  }
}
