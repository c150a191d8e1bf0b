package io.andon.gateway.surface.quality;

import io.andon.core.incident.MergeChain;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.json.Times;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.Alert;
import io.andon.schema.Incident;
import io.andon.schema.internal.AlertRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert as its space holds it. */
record AlertItem(
    String id,
    String alertId,
    String source,
    String type,
    String title,
    @Nullable String description,
    String severity,
    String status,
    String asset,
    @Nullable String startsAt,
    @Nullable String endsAt,
    @Nullable String observedAt,
    @Nullable String sourceUpdatedAt,
    Map<String, String> labels,
    Map<String, String> annotations,
    @Nullable String location,
    @Nullable Place coordinates,
    @Nullable String incidentId,
    String firstSeenAt,
    String updatedAt,
    @Nullable String acknowledgedAt,
    @Nullable String acknowledgedBy) {

  /** WGS 84 degrees. */
  record Place(double lat, double lng) {}

  static AlertItem of(AlertRow row, SpaceReader reader) {
    Alert alert = row.getAlert();
    return new AlertItem(
        row.getFingerprint(),
        alert.getAlertId(),
        alert.getSource(),
        alert.getType(),
        alert.getTitle(),
        alert.getDescription(),
        Vocabulary.lowerCase(alert.getSeverity()),
        row.getActive() ? "active" : "resolved",
        alert.getAsset(),
        Times.utcOrNull(alert.getStartsAt()),
        Times.utcOrNull(alert.getEndsAt()),
        Times.utcOrNull(alert.getObservedAt()),
        Times.utcOrNull(alert.getUpdatedAt()),
        alert.getLabels(),
        alert.getAnnotations(),
        alert.getLocation(),
        alert.getCoordinates() == null
            ? null
            : new Place(alert.getCoordinates().getLat(), alert.getCoordinates().getLng()),
        incident(row.getIncident(), reader),
        Times.utc(row.getFirstSeenAt()),
        Times.utc(row.getChangedAt()),
        Times.utcOrNull(row.getAcknowledgedAt()),
        row.getAcknowledgedBy());
  }

  // the row names the incident it was added to; that one may have been merged since
  private static @Nullable String incident(@Nullable String first, SpaceReader reader) {
    return first == null
        ? null
        : MergeChain.last(
            first, id -> reader.incident(id).map(Incident::getMergedInto).orElse(null), id -> id);
  }
}
