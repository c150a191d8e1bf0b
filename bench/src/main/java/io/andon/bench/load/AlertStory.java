package io.andon.bench.load;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Severity;
import io.andon.schema.topic.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** An alert: it fires, perhaps gets worse, clears, perhaps fires again. */
final class AlertStory extends Story {
  private final Episode.Place place;
  private final String station;
  private final String episode;
  private final String type;
  private final SplittableRandom dice;
  private Severity severity = Severity.MEDIUM;
  private Instant starts = Instant.EPOCH;

  AlertStory(
      Episode.Place place, String station, String episode, String type, SplittableRandom dice) {
    this.place = place;
    this.station = station;
    this.episode = episode;
    this.type = type;
    this.dice = dice;
  }

  void fires(Instant at) {
    starts = at;
    tell(at, version(AlertStatus.ACTIVE, at, null));
  }

  void worsens(Instant at) {
    severity = Severity.HIGH;
    tell(at, version(AlertStatus.ACTIVE, at, null));
  }

  void clears(Instant at) {
    tell(at, version(AlertStatus.RESOLVED, at, at));
  }

  private Alert version(AlertStatus status, Instant observed, @Nullable Instant ends) {
    return Alert.newBuilder()
        .setSpace(place.space())
        .setAlertId(type + "-" + station + "-" + episode)
        .setSource("condition-monitoring")
        .setType(type)
        .setTitle("Too much " + type + " at " + station)
        .setSeverity(severity)
        .setStatus(status)
        .setAsset(station)
        .setStartsAt(starts)
        .setEndsAt(ends)
        .setObservedAt(observed)
        .setLabels(new HashMap<>(Map.of("line", Plants.line(place.line()), "sensor", type)))
        .setAnnotations(new HashMap<>(Map.of("reading", reading())))
        .build();
  }

  private String reading() {
    return Integer.toString(dice.nextInt(800, 1200));
  }

  @Override
  Event event(Told told) {
    return Episode.event(Topic.ALERTS, told);
  }

  /** Most sources observe anew and read another value; some repeat themselves byte by byte. */
  @Override
  Event again(Instant at, SplittableRandom any) {
    Alert known = (Alert) inForce(at);
    if (known.getStatus() == AlertStatus.RESOLVED || any.nextInt(4) == 0) {
      return event(new Told(at, known, false));
    }
    Alert seen =
        Alert.newBuilder(known)
            .setObservedAt(at)
            .setAnnotations(new HashMap<>(Map.of("reading", reading())))
            .build();
    return event(new Told(at, seen, false));
  }
}
