package io.andon.core.downtime;

import io.andon.schema.DowntimeEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Merges versions of one downtime event: the later {@code updated_at} replaces, whatever the order
 * of arrival.
 */
public final class DowntimeMerge {
  private DowntimeMerge() {}

  /**
   * Gives an event whose source counts no versions the place that its arrival has: after what is
   * known. Changes {@code incoming}.
   */
  public static void number(@Nullable DowntimeEvent current, DowntimeEvent incoming) {
    if (current != null
        && !incoming.getVersioned()
        && !incoming.getUpdatedAt().isAfter(current.getUpdatedAt())) {
      incoming.setUpdatedAt(current.getUpdatedAt().plusMillis(1));
    }
  }

  /** Whether {@code incoming} replaces {@code current}; false for duplicates and stragglers. */
  public static boolean replaces(@Nullable DowntimeEvent current, DowntimeEvent incoming) {
    if (current == null) {
      return true;
    }
    int byVersion = incoming.getUpdatedAt().compareTo(current.getUpdatedAt());
    if (byVersion != 0) {
      return byVersion > 0;
    }
    // two stories with one version: the longer downtime, then the one that is over, so that arrival
    // does not decide
    int byLength = Double.compare(incoming.getDowntimeSeconds(), current.getDowntimeSeconds());
    return byLength != 0 ? byLength > 0 : rank(incoming) > rank(current);
  }

  /** When the downtime ended as far as is known: start plus length. */
  public static Instant end(DowntimeEvent event) {
    return event.getDetectedAt().plusMillis(Math.round(event.getDowntimeSeconds() * 1000));
  }

  /**
   * Whether the downtime still goes on at {@code now}; without word from the source it does for
   * {@code settle}.
   */
  public static boolean goesOn(DowntimeEvent event, Duration settle, Instant now) {
    Boolean ongoing = event.getOngoing();
    return ongoing != null ? ongoing : event.getUpdatedAt().plus(settle).isAfter(now);
  }

  private static int rank(DowntimeEvent event) {
    Boolean ongoing = event.getOngoing();
    return ongoing == null ? 0 : ongoing ? 1 : 2;
  }
}
