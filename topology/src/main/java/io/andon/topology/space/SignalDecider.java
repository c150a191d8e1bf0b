package io.andon.topology.space;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.Link;
import io.andon.schema.internal.Signal;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.TimerKind;
import io.andon.topology.alert.AlertFacets;
import io.andon.topology.alert.AlertMerge;
import io.andon.topology.alert.Fingerprint;
import io.andon.topology.downtime.DowntimeMerge;
import io.andon.topology.space.EvidenceFlow.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides on what producers report. Deciding on the same signal twice changes nothing the second
 * time.
 */
public final class SignalDecider {
  private SignalDecider() {}

  /** What became of a signal. */
  public sealed interface SignalDecision {}

  /** Taken; no changes when it told nothing new. */
  public record Taken(List<Change> changes) implements SignalDecision {}

  /**
   * Cannot be used.
   *
   * @param spoiled whether rows of the view were changed though nothing is to be saved: they must
   *     be read anew
   */
  public record Refused(String reason, boolean spoiled) implements SignalDecision {}

  /** Decides on a signal at {@code now}. May keep parts of the signal. */
  public static SignalDecision decide(SpaceView view, Signal signal, Instant now) {
    Space space = view.space();
    if (space == null) {
      return new Refused("unknown space " + signal.getSpace(), false);
    }
    List<Change> changes =
        switch (signal.getBody()) {
          case Alert alert -> alert(view, space, alert, now);
          case DowntimeEvent event -> downtime(view, space, event, now);
          case Asset asset -> AssetChanges.of(view, asset);
          case Link link -> LinkDecider.decide(view, space, link, now);
          default ->
              throw new IllegalArgumentException("unknown body " + signal.getBody().getClass());
        };
    Cause cause = Cause.signal(signal.getTopic(), now, now);
    List<Change> audited = new AuditTrail(view, cause).withAssets(changes);
    String tooLarge = Weight.problem(audited);
    return tooLarge == null ? new Taken(audited) : new Refused(tooLarge, true);
  }

  private static List<Change> alert(SpaceView view, Space space, Alert incoming, Instant now) {
    String fingerprint = Fingerprint.of(incoming.getSource(), incoming.getAlertId());
    AlertRow row = view.alert(fingerprint);
    // built before the merge, which may change the row's alert in place
    Condition before =
        row == null ? null : Condition.of(row.getAlert(), fingerprint, row.getActive());
    AlertFacets facets = row == null ? null : AlertFacets.of(row);
    Instant expiryBefore = row == null ? null : expiry(row.getAlert());
    Instant observedBefore = row == null ? null : row.getAlert().getObservedAt();
    AlertMerge.Merged merged = AlertMerge.merge(row == null ? null : row.getAlert(), incoming);
    if (row != null && !merged.changed()) {
      // rare, for duplicates seldom get this far: what is seen last decides what is newer later
      return row.getAlert().getObservedAt().equals(observedBefore)
          ? List.of()
          : List.of(new Change.AlertSaved(row, facets));
    }
    Alert alert = merged.alert();
    boolean active = holds(alert, now);
    Condition condition = Condition.of(alert, fingerprint, active);
    Cause cause = Cause.signal(fingerprint, condition == null ? now : condition.onset(), now);
    Session session = new Session(view, space, cause);
    Discovery.ensure(session, alert.getAsset(), "", null);
    Place place = row == null ? Place.NONE : new Place(row.getIncident(), row.getEvidenceSeq());
    Place held =
        condition == null ? place : new EvidenceFlow(session).changed(before, condition, place);
    Instant expiry = expiry(alert);
    if (active && expiry != null && !expiry.equals(expiryBefore)) {
      session.timer(TimerKind.EXPIRE_ALERT, fingerprint, expiry);
    }
    AlertRow saved =
        AlertRow.newBuilder()
            .setFingerprint(fingerprint)
            .setAlert(alert)
            .setActive(active)
            .setIncident(held.incident())
            .setEvidenceSeq(held.seq())
            .setFirstSeenAt(row == null ? now : row.getFirstSeenAt())
            .setChangedAt(now)
            .build();
    boolean firesAgain = active && facets != null && !facets.active();
    if (row != null && !firesAgain) {
      saved.setAcknowledgedAt(row.getAcknowledgedAt());
      saved.setAcknowledgedBy(row.getAcknowledgedBy());
      saved.setResolvedBy(row.getResolvedBy());
    }
    session.add(new Change.AlertSaved(saved, facets));
    return session.finish();
  }

  private static boolean holds(Alert alert, Instant now) {
    Instant expiry = expiry(alert);
    return alert.getStatus() == AlertStatus.ACTIVE && (expiry == null || expiry.isAfter(now));
  }

  private static @Nullable Instant expiry(Alert alert) {
    return alert.getStatus() == AlertStatus.ACTIVE ? alert.getEndsAt() : null;
  }

  private static List<Change> downtime(
      SpaceView view, Space space, DowntimeEvent event, Instant now) {
    DowntimeRow row = view.downtime(event.getEventId());
    if (!DowntimeMerge.replaces(row == null ? null : row.getDowntime(), event)) {
      return List.of();
    }
    Duration settle = Duration.ofMillis(space.getCorrelation().getSettleMs());
    boolean active = DowntimeMerge.goesOn(event, settle, now);
    Condition before = row == null ? null : Condition.of(row.getDowntime(), row.getActive());
    Condition condition = Condition.of(event, active);
    Cause cause = Cause.signal(event.getEventId(), condition.onset(), now);
    Session session = new Session(view, space, cause);
    Discovery.ensure(session, event.getRoiName(), event.getRoiTitle(), event.getLineName());
    Place place = row == null ? Place.NONE : new Place(row.getIncident(), row.getEvidenceSeq());
    Place held = new EvidenceFlow(session).changed(before, condition, place);
    if (active && event.getOngoing() == null && (row == null || !row.getActive())) {
      // one timer an episode: when it fires too early it is set again
      session.timer(
          TimerKind.SETTLE_DOWNTIME, event.getEventId(), event.getUpdatedAt().plus(settle));
    }
    session.add(
        new Change.DowntimeSaved(
            new DowntimeRow(event, active, held.incident(), held.seq(), now), row));
    return session.finish();
  }
}
