package io.andon.standalone.plant;

import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import io.andon.standalone.plant.Condition.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the producers of the hall publish: well-behaved, or as badly as producers really do. */
final class HallScript {
  private static final Duration DETOUR = Duration.ofMillis(2_500);

  private final Run run;
  private final Dice dice;
  private final List<Emission> emissions = new ArrayList<>();

  HallScript(Run run, Dice dice) {
    this.run = run;
    this.dice = dice;
  }

  List<Emission> emissions() {
    return emissions;
  }

  /** A downtime event that grows every second or two; its third version takes a detour. */
  void downtime(Hall.Station station, String eventId, String reason, Span span) {
    var downtime = new Downtime(station.place(), eventId, reason, run.at(span.from()));
    int version = 0;
    for (Duration at = span.from(); span.contains(at); at = at.plus(dice.seconds(1, 2))) {
      // arrives after newer versions: the older updated_at must change nothing
      Duration delay = version++ == 2 ? DETOUR : Duration.ZERO;
      send(at.plus(delay), downtime.ongoing(run.at(at)));
    }
    send(span.to(), downtime.over(run.at(span.to())));
  }

  /** An alert that fires again about every {@code period}, often byte for byte the same. */
  void storm(Condition condition, Span span, Duration period) {
    stormWithoutResolve(condition, span, period);
    send(span.to(), resolved(condition, span));
  }

  /** A storm whose resolve never arrives. */
  void stormWithoutResolve(Condition condition, Span span, Duration period) {
    double seconds = period.toMillis() / 1000.0;
    Alert last = active(condition, span, span.from());
    send(span.from(), last);
    Duration at = span.from().plus(period);
    while (span.contains(at)) {
      last = dice.oneIn(2) ? active(condition, span, at) : last;
      send(at, last);
      at = at.plus(dice.seconds(seconds / 2, seconds * 1.5));
    }
  }

  /** A short alert whose resolve overtakes it. */
  void resolvedBeforeActive(Condition condition, Span span) {
    send(span.to(), resolved(condition, span));
    send(span.to().plus(DETOUR), active(condition, span, span.from()));
  }

  /** Downtime and its alert that a producer kept to itself until now. */
  void late(Hall.Station station, Condition condition, Span span, Duration delivered) {
    var downtime =
        new Downtime(station.place(), condition.alertId(), "micro_stop", run.at(span.from()));
    send(delivered, active(condition, span, span.from()));
    send(delivered, downtime.ongoing(run.at(span.from().plus(span.length().dividedBy(2)))));
    send(delivered, downtime.over(run.at(span.to())));
    send(delivered, resolved(condition, span));
  }

  private Alert active(Condition condition, Span span, Duration observed) {
    return condition.active(run.at(span.from()), run.at(observed), Map.of());
  }

  private Alert resolved(Condition condition, Span span) {
    Instant endsAt = run.at(span.to());
    return condition.resolved(new Ended(run.at(span.from()), endsAt), endsAt, Map.of());
  }

  private void send(Duration offset, Alert alert) {
    emissions.add(Emission.of(offset, alert));
  }

  private void send(Duration offset, DowntimeEvent event) {
    emissions.add(Emission.of(offset, event));
  }
}
