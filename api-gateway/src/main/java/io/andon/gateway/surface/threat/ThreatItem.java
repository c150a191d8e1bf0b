package io.andon.gateway.surface.threat;

import io.andon.gateway.json.Times;
import io.andon.schema.Alert;
import io.andon.schema.Coordinates;
import io.andon.schema.Evidence;
import io.andon.schema.internal.AlertRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A threat as this vocabulary shows it. */
record ThreatItem(
    String id,
    String title,
    String severity,
    @Nullable String threatType,
    @Nullable String location,
    @Nullable String observedAt,
    @Nullable Place coordinates) {

  /** WGS 84 degrees. */
  record Place(double lat, double lng) {
    static @Nullable Place of(@Nullable Coordinates coordinates) {
      return coordinates == null ? null : new Place(coordinates.getLat(), coordinates.getLng());
    }
  }

  static ThreatItem of(AlertRow row) {
    Alert alert = row.getAlert();
    return new ThreatItem(
        ThreatId.of(row),
        alert.getTitle(),
        ThreatVocabulary.SEVERITY.word(alert.getSeverity()),
        nullIfBlank(alert.getType()),
        nullIfBlank(alert.getLocation()),
        Times.utcOrNull(observed(alert)),
        Place.of(alert.getCoordinates()));
  }

  /** As an incident knew it at some time; the place of a threat is where it is now. */
  static ThreatItem then(AlertRow row, Evidence evidence) {
    ThreatItem now = of(row);
    ThreatItem then = remembered(evidence);
    return new ThreatItem(
        now.id,
        then.title,
        then.severity,
        then.threatType,
        now.location,
        then.observedAt,
        now.coordinates);
  }

  /** What an incident remembers of an alert that is not kept any more. */
  static ThreatItem remembered(Evidence evidence) {
    return new ThreatItem(
        evidence.getRef(),
        evidence.getTitle(),
        ThreatVocabulary.SEVERITY.word(evidence.getSeverity()),
        nullIfBlank(evidence.getType()),
        null,
        Times.utc(evidence.getOnsetAt()),
        null);
  }

  // when it was there to be observed; observed_at of an alert is the age of its version
  private static @Nullable Instant observed(Alert alert) {
    return alert.getStartsAt() == null ? alert.getObservedAt() : alert.getStartsAt();
  }

  private static @Nullable String nullIfBlank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
