package io.andon.core.query;

import io.andon.schema.DowntimeEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which downtime events a list holds.
 *
 * @param since detected at or after
 * @param updatedSince and updated at or after; null: whenever
 */
public record DowntimeFilter(Instant since, @Nullable Instant updatedSince) {
  /** Whether the event is in the list. */
  public boolean matches(DowntimeEvent event) {
    return !event.getDetectedAt().isBefore(since)
        && (updatedSince == null || !event.getUpdatedAt().isBefore(updatedSince));
  }
}
