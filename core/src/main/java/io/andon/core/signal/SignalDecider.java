package io.andon.core.signal;

import io.andon.core.alert.AlertMerge;
import io.andon.core.alert.AlertVersion;
import io.andon.core.alert.Fingerprint;
import io.andon.core.alert.Threats;
import io.andon.core.audit.AuditTrail;
import io.andon.core.correlation.Correlator;
import io.andon.core.downtime.DowntimeMerge;
import io.andon.core.evidence.Condition;
import io.andon.core.evidence.EvidenceDecider;
import io.andon.core.evidence.EvidenceDecider.Place;
import io.andon.core.evidence.Holders;
import io.andon.core.evidence.LinkDecider;
import io.andon.core.evidence.UnitOfWork;
import io.andon.core.notification.NewOwners;
import io.andon.core.row.RowCopy;
import io.andon.core.space.Change;
import io.andon.core.space.DecisionContext;
import io.andon.core.space.RecordSize;
import io.andon.core.space.SpaceView;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.AlertState;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.Link;
import io.andon.schema.internal.Signal;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.TimerKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

  /** Cannot be used. */
  public record Refused(String reason) implements SignalDecision {}

  /** Could be used, were the space not full. Sent again later it may be taken. */
  public record OverLimit(String reason) implements SignalDecision {}

  /**
   * What a signal names that the space does not know yet: to be written before {@link #decide} is
   * asked.
   */
  public static SignalDecision discover(SpaceView view, Signal signal, Instant now) {
    if (view.space() == null) {
      return new Taken(List.of()); // refused in a moment
    }
    Discovery discovery = new Discovery(view, now);
    switch (signal.getBody()) {
      case Alert alert -> {
        if (!Threats.isNowhere(alert)) {
          discovery.see(alert.getAsset(), "", null);
        }
      }
      case DowntimeEvent event ->
          discovery.see(event.getRoiName(), event.getRoiTitle(), event.getLineName());
      case Asset asset -> {} // declares it, which is no discovery
      case Link link -> {} // its ends are known
      default -> throw new IllegalStateException("unexpected " + signal.getBody().getClass());
    }
    String problem = discovery.problem();
    return problem != null ? new OverLimit(problem) : new Taken(discovery.changes());
  }

  /**
   * Decides on a signal at {@code now}, what it names being known. May keep parts of the signal.
   */
  public static SignalDecision decide(SpaceView view, Signal signal, Instant now) {
    Space space = view.space();
    if (space == null) {
      return new Refused("unknown space " + signal.getSpace());
    }
    SignalDecision decision =
        switch (signal.getBody()) {
          case Alert alert -> alert(view, space, signal, alert);
          case DowntimeEvent event -> downtime(view, space, event, now);
          case Asset asset ->
              asset(view, asset, DecisionContext.signal(signal.getTopic(), now, now));
          case Link link -> new Taken(LinkDecider.decide(view, space, link, now));
          default -> throw new IllegalStateException("unexpected " + signal.getBody().getClass());
        };
    if (decision instanceof Taken taken) {
      String tooLarge = RecordSize.problem(taken.changes());
      return tooLarge == null ? taken : new Refused(tooLarge);
    }
    return decision;
  }

  private static SignalDecision asset(SpaceView view, Asset asset, DecisionContext context) {
    String full = AssetChanges.limitProblem(view, asset);
    if (full != null) {
      return new OverLimit(full);
    }
    String parent = AssetChanges.parentProblem(view, asset);
    if (parent != null) {
      return new Refused("parent: " + parent);
    }
    List<Change> changes = NewOwners.told(view, AssetChanges.of(view, asset), context.now());
    return new Taken(new AuditTrail(view, context).with(changes));
  }

  /** Why there is no room for what a condition that was never heard of begins. */
  private static @Nullable String full(SpaceView view, Space space, @Nullable Condition first) {
    String full = view.limits().openIncidentsProblem(view.open().size());
    if (full == null || first == null) {
      return null;
    }
    Correlator correlator = new Correlator(view.graph(), view.open(), space.getCorrelation());
    return correlator.matches(first.asset(), first.onset()).open().isEmpty() ? full : null;
  }

  private static SignalDecision alert(SpaceView view, Space space, Signal signal, Alert incoming) {
    Instant now = signal.getArrivedAt();
    String fingerprint = Fingerprint.of(incoming.getSource(), incoming.getAlertId());
    AlertRow row = view.alert(fingerprint);
    AlertMerge.Merged merged = merge(space, row, signal, incoming);
    if (row != null && !merged.changed()) {
      return new Taken(seenAgain(row, merged.state()));
    }
    Alert alert = merged.alert();
    boolean active = holds(alert, now);
    Condition before =
        row == null ? null : Condition.of(row.getAlert(), fingerprint, row.getActive());
    Condition condition = Condition.of(alert, fingerprint, active);
    String full = row == null ? full(view, space, condition) : null;
    if (full != null) {
      return new OverLimit(full);
    }
    DecisionContext context =
        DecisionContext.signal(fingerprint, condition == null ? now : condition.onset(), now);
    UnitOfWork unit = new UnitOfWork(view, space, context);
    Holders holders = Holders.of(row);
    Holders held = condition == null ? holders : holders.changed(unit, before, condition);
    Instant expiry = expiry(alert);
    if (active && expiry != null && (row == null || !expiry.equals(expiry(row.getAlert())))) {
      unit.timer(TimerKind.EXPIRE_ALERT, fingerprint, expiry);
    }
    AlertRow saved =
        held.in(
            AlertRow.newBuilder()
                .setFingerprint(fingerprint)
                .setAlert(alert)
                .setCourse(merged.state().getCourse())
                .setActive(active)
                .setFirstSeenAt(row == null ? now : row.getFirstSeenAt())
                .setChangedAt(now)
                .build());
    boolean firesAgain = active && row != null && !row.getActive();
    if (row != null && !firesAgain) {
      saved.setAcknowledgedAt(row.getAcknowledgedAt());
      saved.setAcknowledgedBy(row.getAcknowledgedBy());
      saved.setResolvedBy(row.getResolvedBy());
    }
    unit.add(new Change.AlertSaved(saved, row));
    return new Taken(unit.finish());
  }

  /** Rare, for duplicates seldom get this far: what is seen last decides what is newer later. */
  private static List<Change> seenAgain(AlertRow row, AlertState state) {
    Alert alert = row.getAlert();
    boolean same =
        alert.getObservedAt().equals(state.getAlert().getObservedAt())
            && Objects.equals(alert.getUpdatedAt(), state.getAlert().getUpdatedAt())
            && state.getCourse().equals(row.getCourse());
    if (same) {
      return List.of();
    }
    AlertRow seen = RowCopy.of(row, AlertRow::new);
    seen.setAlert(state.getAlert());
    seen.setCourse(state.getCourse());
    return List.of(new Change.AlertSaved(seen, row));
  }

  /** The streams of the assets that an alert was told of meet here; each is in order by itself. */
  private static AlertMerge.Merged merge(
      Space space, @Nullable AlertRow row, Signal signal, Alert incoming) {
    boolean follows =
        signal.getFollows() && row != null && row.getAlert().getAsset().equals(incoming.getAsset());
    return AlertMerge.merge(
        row == null ? null : new AlertState(row.getAlert(), row.getCourse()),
        AlertVersion.merged(incoming, signal.getArrivedAt(), follows),
        () -> Duration.ofMillis(space.getCorrelation().getRedeliveryMs()));
  }

  private static boolean holds(Alert alert, Instant now) {
    Instant expiry = expiry(alert);
    return alert.getStatus() == AlertStatus.ACTIVE && (expiry == null || expiry.isAfter(now));
  }

  private static @Nullable Instant expiry(Alert alert) {
    return alert.getStatus() == AlertStatus.ACTIVE ? alert.getEndsAt() : null;
  }

  private static SignalDecision downtime(
      SpaceView view, Space space, DowntimeEvent event, Instant now) {
    DowntimeRow row = view.downtime(event.getEventId());
    DowntimeMerge.number(row == null ? null : row.getDowntime(), event);
    if (!DowntimeMerge.replaces(row == null ? null : row.getDowntime(), event)) {
      return new Taken(List.of());
    }
    Duration settle = Duration.ofMillis(space.getCorrelation().getSettleMs());
    boolean active = DowntimeMerge.goesOn(event, settle, now);
    Condition before = row == null ? null : Condition.of(row.getDowntime(), row.getActive());
    Condition condition = Condition.of(event, active);
    String full = row == null ? full(view, space, condition) : null;
    if (full != null) {
      return new OverLimit(full);
    }
    DecisionContext context = DecisionContext.signal(event.getEventId(), condition.onset(), now);
    UnitOfWork unit = new UnitOfWork(view, space, context);
    Place place = row == null ? Place.NONE : new Place(row.getIncident(), row.getEvidenceSeq());
    Place held = new EvidenceDecider(unit).changed(before, condition, place);
    if (active && event.getOngoing() == null && (row == null || !row.getActive())) {
      // one timer an episode: when it fires too early it is set again
      unit.timer(TimerKind.SETTLE_DOWNTIME, event.getEventId(), event.getUpdatedAt().plus(settle));
    }
    unit.add(
        new Change.DowntimeSaved(
            new DowntimeRow(event, active, held.incident(), held.seq(), now), row));
    return new Taken(unit.finish());
  }
}
