package io.andon.core.alert;

import io.andon.schema.Alert;
import io.andon.schema.internal.AlertCourse;
import io.andon.schema.internal.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which version of an alert is newer. Where the source counts its versions they decide, in whatever
 * order they arrive; else what arrives later is newer, unless it tells of an episode that is over.
 */
final class AlertOrder {
  private AlertOrder() {}

  /**
   * @param redelivery for how long after the alert turned what repeats old times is the old version
   *     come again
   */
  static boolean isNewer(AlertState current, AlertVersion version, Supplier<Duration> redelivery) {
    if (version.follows()) {
      return true;
    }
    return bothCount(current, version)
        ? compare(version.alert(), current.getAlert()) > 0
        : !isOver(current, version, redelivery);
  }

  /** Whether the source told versions that can be compared. */
  static boolean bothCount(AlertState current, AlertVersion version) {
    return version.number() != null && current.getAlert().getUpdatedAt() != null;
  }

  private static boolean isOver(
      AlertState current, AlertVersion version, Supplier<Duration> redelivery) {
    Instant told = version.told();
    if (told == null || version.isActive() == AlertVersion.isActive(current.getAlert())) {
      return false;
    }
    AlertCourse course = current.getCourse();
    if (!version.isActive() && isBefore(told, course.getToldStart())) {
      return true; // an end before the start is none of this episode, whenever it comes
    }
    // many sources repeat their first start: only for a while it tells old from new
    return isUpTo(told, course.getOverUntil())
        && version.arrivedAt().isBefore(course.getTurnedAt().plus(redelivery.get()));
  }

  private static int compare(Alert a, Alert b) {
    int byVersion = a.getUpdatedAt().compareTo(b.getUpdatedAt());
    if (byVersion != 0) {
      return byVersion;
    }
    int byStatus = Boolean.compare(AlertVersion.isActive(b), AlertVersion.isActive(a));
    if (byStatus != 0) {
      return byStatus;
    }
    // two stories under one version: any fixed order will do, so that arrival does not decide
    int bySeverity = b.getSeverity().compareTo(a.getSeverity());
    if (bySeverity != 0) {
      return bySeverity;
    }
    int byTitle = a.getTitle().compareTo(b.getTitle());
    return byTitle != 0 ? byTitle : a.getType().compareTo(b.getType());
  }

  private static boolean isBefore(Instant time, @Nullable Instant limit) {
    return limit != null && time.isBefore(limit);
  }

  /** Whether the time is not after the limit; without a limit it is. */
  static boolean isUpTo(Instant time, @Nullable Instant limit) {
    return limit != null && !time.isAfter(limit);
  }
}
