package io.andon.bench.load;

import io.andon.schema.DowntimeEvent;
import io.andon.schema.DowntimeReason;
import io.andon.schema.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A stop: it begins, grows and ends. */
final class StopStory extends Story {
  private final Episode.Place place;
  private final String station;
  private final String episode;
  private Instant detected = Instant.EPOCH;

  StopStory(Episode.Place place, String station, String episode) {
    this.place = place;
    this.station = station;
    this.episode = episode;
  }

  void begins(Instant at) {
    detected = at;
    tell(at, version(at, true));
  }

  void grows(Instant at) {
    tell(at, version(at, true));
  }

  void ends(Instant at) {
    tell(at, version(at, false));
  }

  private DowntimeEvent version(Instant at, boolean ongoing) {
    double seconds = Duration.between(detected, at).toMillis() / 1000.0;
    return DowntimeEvent.newBuilder()
        .setSpace(place.space())
        .setEventId("stop-" + episode + "-" + station)
        .setLineName(Plants.line(place.line()))
        .setRoiName(station)
        .setRoiTitle("Station " + station)
        .setRoiApiName(station)
        .setDetectedAt(detected)
        .setUpdatedAt(at)
        .setDowntimeSeconds(seconds)
        .setDowntimeReason(new ArrayList<>(List.of(new DowntimeReason("jam", seconds))))
        .setOngoing(ongoing)
        .build();
  }

  @Override
  Event event(Told told) {
    return Episode.event(Topic.DOWNTIME_EVENTS, told);
  }

  /** A duplicate, as an at-least-once producer makes it. */
  @Override
  Event again(Instant at, SplittableRandom dice) {
    return event(new Told(at, inForce(at), false));
  }
}
