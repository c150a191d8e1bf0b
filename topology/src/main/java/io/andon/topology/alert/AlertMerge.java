package io.andon.topology.alert;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Merges versions of one alert, in whatever order and however often they arrive. The version
 * observed last decides status and content (at the same instant resolved beats active, as in
 * Prometheus' Alertmanager); an older one may still tell when the episode began. All versions must
 * be {@link #normalized}.
 */
public final class AlertMerge {
  private AlertMerge() {}

  /**
   * What became of a version.
   *
   * @param alert the state from now on; a re-fire only moves its observed_at
   * @param changed whether anybody needs to know
   */
  public record Merged(Alert alert, boolean changed) {}

  /**
   * Fills in the times the source left out; {@code arrivedAt} stands in for the last resort.
   * Changes its argument.
   */
  public static Alert normalized(Alert alert, Instant arrivedAt) {
    Instant seen = alert.getObservedAt();
    if (isActive(alert)) {
      if (alert.getStartsAt() == null) {
        alert.setStartsAt(seen != null ? seen : arrivedAt);
      }
      alert.setObservedAt(seen != null ? seen : alert.getStartsAt());
    } else {
      if (alert.getEndsAt() == null) {
        alert.setEndsAt(seen != null ? seen : arrivedAt);
      }
      alert.setObservedAt(seen != null ? seen : alert.getEndsAt());
    }
    return alert;
  }

  /** The state after {@code incoming}. May reuse and change either argument. */
  public static Merged merge(@Nullable Alert current, Alert incoming) {
    if (current == null) {
      return new Merged(incoming, true);
    }
    return order(incoming, current) > 0 ? newer(current, incoming) : older(current, incoming);
  }

  private static Merged newer(Alert current, Alert incoming) {
    if (isActive(current)) {
      Instant starts = earliest(current.getStartsAt(), incoming.getStartsAt());
      if (isActive(incoming)) {
        boolean refire = starts.equals(current.getStartsAt()) && sameContent(current, incoming);
        if (refire) {
          current.setObservedAt(incoming.getObservedAt());
          return new Merged(current, false);
        }
      } else if (incoming.getEndsAt().isBefore(starts)) {
        incoming.setEndsAt(starts);
      }
      incoming.setStartsAt(starts);
      return new Merged(incoming, true);
    }
    if (isActive(incoming)) {
      if (!incoming.getStartsAt().isAfter(current.getEndsAt())) {
        // still "since then" though it had been resolved: what is sure is that it is active now
        incoming.setStartsAt(incoming.getObservedAt());
      }
      return new Merged(incoming, true);
    }
    // resolved again: the first resolve told when it ended
    current.setObservedAt(incoming.getObservedAt());
    return learnStart(current, incoming);
  }

  private static Merged older(Alert current, Alert incoming) {
    if (isActive(current)) {
      if (isActive(incoming)) {
        return withStart(current, earliest(current.getStartsAt(), incoming.getStartsAt()));
      }
      boolean within = !incoming.getEndsAt().isBefore(current.getStartsAt());
      return withStart(
          current,
          within && current.getObservedAt().isAfter(incoming.getEndsAt())
              ? current.getObservedAt() // the episode began anew after this resolve
              : current.getStartsAt());
    }
    return learnStart(current, incoming);
  }

  /** A resolve that came first learns from a straggler when its episode began. */
  private static Merged learnStart(Alert current, Alert straggler) {
    Instant starts = straggler.getStartsAt();
    boolean useful =
        current.getStartsAt() == null && starts != null && !starts.isAfter(current.getEndsAt());
    return useful ? withStart(current, starts) : new Merged(current, false);
  }

  private static Merged withStart(Alert current, Instant starts) {
    if (starts.equals(current.getStartsAt())) {
      return new Merged(current, false);
    }
    current.setStartsAt(starts);
    return new Merged(current, true);
  }

  /**
   * Whether two active versions say the same. Descriptions and annotations carry readings that
   * change with every re-fire; they ride along with the next real change.
   */
  private static boolean sameContent(Alert current, Alert incoming) {
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

  private static int order(Alert a, Alert b) {
    int byTime = a.getObservedAt().compareTo(b.getObservedAt());
    if (byTime != 0) {
      return byTime;
    }
    int byStatus = Boolean.compare(isActive(b), isActive(a));
    if (byStatus != 0) {
      return byStatus;
    }
    // two stories about the same instant: any fixed order will do, so that arrival does not decide
    int bySeverity = b.getSeverity().compareTo(a.getSeverity());
    return bySeverity != 0 ? bySeverity : a.getTitle().compareTo(b.getTitle());
  }

  private static boolean isActive(Alert alert) {
    return alert.getStatus() == AlertStatus.ACTIVE;
  }

  private static Instant earliest(Instant a, @Nullable Instant b) {
    return b == null || a.isBefore(b) ? a : b;
  }
}
