package io.andon.standalone.plant;

import io.andon.schema.DowntimeEvent;
import io.andon.schema.DowntimeReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A piece of downtime, whose event grows by versions.
 *
 * @param place where
 * @param eventId the same in every version
 * @param reason label of the whole length
 * @param detectedAt when it began, event time
 */
record Downtime(Place place, String eventId, String reason, Instant detectedAt) {

  /**
   * @param line parent of the ROI; the ROI itself when it has none
   * @param roi the asset
   * @param title the ROI for people
   */
  record Place(String space, String line, String roi, String title) {}

  DowntimeEvent ongoing(Instant updatedAt) {
    return version(updatedAt, updatedAt, true);
  }

  DowntimeEvent over(Instant endedAt) {
    return version(endedAt, endedAt, false);
  }

  /** Seen to be over once more: a later version with the same length. */
  DowntimeEvent stillOver(Instant endedAt, Instant updatedAt) {
    return version(endedAt, updatedAt, false);
  }

  private DowntimeEvent version(Instant until, Instant updatedAt, boolean ongoing) {
    double seconds = Duration.between(detectedAt, until).toMillis() / 1000.0;
    return DowntimeEvent.newBuilder()
        .setSpace(place.space())
        .setEventId(eventId)
        .setLineName(place.line())
        .setRoiName(place.roi())
        .setRoiTitle(place.title())
        .setRoiApiName(place.roi())
        .setDetectedAt(detectedAt)
        .setUpdatedAt(updatedAt)
        .setDowntimeSeconds(seconds)
        .setDowntimeReason(List.of(new DowntimeReason(reason, seconds)))
        .setOngoing(ongoing)
        .build();
  }
}
