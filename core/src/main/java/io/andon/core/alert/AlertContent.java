package io.andon.core.alert;

import io.andon.schema.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** What two active versions say. */
final class AlertContent {
  private AlertContent() {}

  /**
   * Whether two active versions say the same. Descriptions and annotations carry readings that
   * change with every re-fire; they ride along with the next real change.
   */
  static boolean same(Alert current, Alert incoming) {
    return current.getSeverity() == incoming.getSeverity()
        && current.getTitle().equals(incoming.getTitle())
        && current.getType().equals(incoming.getType())
        && current.getAsset().equals(incoming.getAsset())
        && current.getLabels().equals(incoming.getLabels())
        && Objects.equals(current.getLocation(), incoming.getLocation())
        && Objects.equals(current.getCoordinates(), incoming.getCoordinates())
        && !expiryMatters(current, incoming);
  }

  /**
   * Sources in the manner of Prometheus push the expiry on with every re-fire; it is worth telling
   * once less than half of the new validity is left of the old one.
   */
  private static boolean expiryMatters(Alert current, Alert incoming) {
    Instant known = current.getEndsAt();
    Instant told = incoming.getEndsAt();
    if (Objects.equals(known, told)) {
      return false;
    }
    if (known == null || told == null || told.isBefore(known)) {
      return true;
    }
    Duration validity = Duration.between(incoming.getObservedAt(), told);
    return Duration.between(incoming.getObservedAt(), known).compareTo(validity.dividedBy(2)) < 0;
  }
}
