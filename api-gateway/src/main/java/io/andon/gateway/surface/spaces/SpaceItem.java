package io.andon.gateway.surface.spaces;

import io.andon.gateway.json.Times;
import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.Space;
import java.util.List;

/** A space as the API shows it. */
record SpaceItem(
    String slug,
    String name,
    String timeZone,
    List<String> features,
    Correlation correlation,
    Notifications notifications,
    Snooze snooze,
    String createdAt) {

  /** Seconds, and hops in the asset graph. */
  record Correlation(
      double windowSeconds,
      int maxHops,
      double quietSeconds,
      double reopenSeconds,
      double settleSeconds,
      double redeliverySeconds) {}

  /** Seconds for which more of the same is held back. */
  record Notifications(double quietSeconds) {}

  /** Seconds an incident sleeps when nobody says how long. */
  record Snooze(double defaultSeconds) {}

  static SpaceItem of(Space space) {
    CorrelationSettings settings = space.getCorrelation();
    return new SpaceItem(
        space.getSlug(),
        space.getName(),
        space.getTimeZone(),
        space.getFeatures(),
        new Correlation(
            settings.getWindowMs() / 1000.0,
            settings.getMaxHops(),
            settings.getQuietMs() / 1000.0,
            settings.getReopenMs() / 1000.0,
            settings.getSettleMs() / 1000.0,
            settings.getRedeliveryMs() / 1000.0),
        new Notifications(space.getNotificationQuietMs() / 1000.0),
        new Snooze(space.getSnoozeMs() / 1000.0),
        Times.utc(space.getCreatedAt()));
  }
}
