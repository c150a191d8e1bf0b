package io.andon.topology;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.T0;

import io.andon.core.Fixtures;
import io.andon.core.RowWatch;
import io.andon.core.command.CommandDecider;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.core.signal.SignalDecider;
import io.andon.core.signal.TimerDecider;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceLimits;
import io.andon.schema.Alert;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentState;
import io.andon.schema.Notification;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.Signal;
import io.andon.schema.internal.Timer;
import io.andon.topology.store.SpaceRetention;
import io.andon.topology.store.StoredSpace;
import io.andon.topology.store.StoredSpaceReader;
import io.andon.topology.store.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One space, decided and written as the processor does it, without Kafka Streams. A decision that
 * changes a row it was handed fails.
 */
public final class SpaceHarness {
  private final TreeStore store = new TreeStore();
  private final List<IncidentEvent> events = new ArrayList<>();
  private final List<Notification> notifications = new ArrayList<>();
  private final List<Alert> reported = new ArrayList<>();
  private final Set<String> expired = new HashSet<>();
  private final SpaceLimits limits;
  private final RowWatch rows = new RowWatch();
  private StoredSpace space;
  private int changes;

  public SpaceHarness() {
    this(SpaceLimits.STANDARD);
  }

  public SpaceHarness(SpaceLimits limits) {
    this.limits = limits;
    this.space = new StoredSpace(store, PLANT, limits);
    command(Fixtures.createSpace(PLANT), T0);
  }

  /** Decides on a signal that arrives at its time; returns how many changes it made. */
  public int signal(Object body, Instant arrivedAt) {
    Signal signal = Fixtures.signal(body, arrivedAt);
    String full =
        refusal(rows.over(space, view -> SignalDecider.discover(view, signal, arrivedAt)));
    if (full == null) {
      full = refusal(rows.over(space, view -> SignalDecider.decide(view, signal, arrivedAt)));
    }
    if (full != null) {
      throw new AssertionError(full);
    }
    return changes;
  }

  /** Why a signal is not taken. */
  public String refusal(Object body, Instant arrivedAt) {
    Signal signal = Fixtures.signal(body, arrivedAt);
    String full =
        refusal(rows.over(space, view -> SignalDecider.discover(view, signal, arrivedAt)));
    return String.valueOf(
        full != null
            ? full
            : refusal(rows.over(space, view -> SignalDecider.decide(view, signal, arrivedAt))));
  }

  private @Nullable String refusal(SignalDecider.SignalDecision decision) {
    return switch (decision) {
      case SignalDecider.Taken taken -> {
        changes = carryOut(taken.changes());
        yield null;
      }
      case SignalDecider.OverLimit over -> over.reason();
      case SignalDecider.Refused refused -> refused.reason();
    };
  }

  public CommandOutcome command(Command command, Instant now) {
    CommandDecider.Decision decision =
        rows.over(space, view -> CommandDecider.decide(view, command, now));
    if (!decision.repeated()) {
      space.write(decision.outcome());
    }
    carryOut(decision.changes());
    return decision.outcome();
  }

  /** Fires all timers due by then. */
  public void tick(Instant now) {
    for (Timer timer : new Timers(store).takeDue(now)) {
      carryOut(rows.over(space, view -> TimerDecider.decide(view, timer, now)));
    }
  }

  /** Expires what has been kept long enough. */
  public void retain(Duration keep, Instant now) {
    retain(keep, keep, now);
  }

  /** As {@link #retain(Duration, Instant)}, the audit trail for a time of its own. */
  public void retain(Duration keep, Duration keepAudit, Instant now) {
    SpaceRetention retention = new SpaceRetention(store, keep, keepAudit);
    for (int sweeps = 0; sweeps < 9; sweeps++) { // one for each table, while they are small
      for (SpaceRetention.Expired expired : retention.sweep(now)) {
        carryOut(List.of(expired.change()));
      }
    }
  }

  /** Forgets what is in memory, as after a rebalance. */
  public void restart() {
    space = new StoredSpace(store, PLANT, limits);
  }

  private int carryOut(List<Change> changes) {
    space.write(changes);
    for (Change change : changes) {
      if (change instanceof Change.AssetSaved saved) {
        rows.keep(saved.asset());
      }
      if (change instanceof Change.IncidentChanged changed) {
        events.add(changed.event());
      }
      if (change instanceof Change.Notified notified) {
        notifications.add(notified.notification());
      }
      if (change instanceof Change.AlertReported report) {
        reported.add(report.alert());
      }
      if (change instanceof Change.IncidentExpired gone) {
        expired.add(gone.incident().getId());
      }
    }
    return changes.size();
  }

  public TreeStore store() {
    return store;
  }

  public StoredSpace view() {
    return space;
  }

  public SpaceReader reader() {
    return new StoredSpaceReader(store, PLANT);
  }

  /** Every incident, merged ones too, newest first. */
  public List<Incident> allIncidents() {
    return list(EnumSet.allOf(IncidentState.class));
  }

  public List<Incident> incidents() {
    return list(Set.of());
  }

  private List<Incident> list(Set<IncidentState> states) {
    return reader()
        .incidents(IncidentFilter.inStates(states), Slice.first(Integer.MAX_VALUE))
        .items();
  }

  /** The one incident that is not merged. */
  public Incident incident() {
    List<Incident> all = incidents();
    if (all.size() != 1) {
      throw new AssertionError("expected one incident but found " + all);
    }
    return all.getFirst();
  }

  /** Everything that was told, in order. */
  public List<IncidentEvent> events() {
    return events;
  }

  /** Ids of the incidents that are not kept any more. */
  public Set<String> expired() {
    return expired;
  }

  /** What the space put on the topic of alerts itself. */
  public List<Alert> reported() {
    return reported;
  }

  public List<Notification> notifications() {
    return notifications;
  }
}
