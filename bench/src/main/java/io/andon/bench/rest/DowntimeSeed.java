package io.andon.bench.rest;

import io.andon.bench.http.ApiClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills a space with downtime events, over HTTP: the node encodes them, whose schema registry is in
 * its own process. They follow each other so closely that all of a station make one incident, and
 * they go on, so that it stays open.
 */
final class DowntimeSeed {
  private static final String PATH = "/api/v1/downtime";

  /** The most that one request takes. */
  private static final int BATCH = 1_000;

  private final BenchSpace space;
  private final Instant begin;

  /**
   * @param now after the last event
   */
  DowntimeSeed(BenchSpace space, Instant now) {
    this.space = space;
    this.begin = now.minusSeconds(space.stops());
  }

  void post(ApiClient client) {
    for (int from = 0; from < space.stops(); from += BATCH) {
      List<Object> events = new ArrayList<>();
      for (int i = from; i < Math.min(from + BATCH, space.stops()); i++) {
        events.add(event(i));
      }
      client.post(PATH, events);
    }
  }

  private Map<String, Object> event(int i) {
    String station = BenchSpace.stationName(i % BenchSpace.STATIONS);
    Instant detected = detectedAt(i);
    return Map.of(
        "event_id",
        "stop-" + i,
        // a line of its own: stations of one line would make one incident together
        "line_name",
        station,
        "roi_name",
        station,
        "roi_title",
        "Station " + station,
        "roi_api_name",
        station,
        "detected_at",
        detected.toString(),
        "updated_at",
        detected.plusSeconds(5).toString(),
        "downtime_seconds",
        5,
        "downtime_reason",
        List.of(Map.of("label_name", "jam", "duration_seconds", 5)),
        "ongoing",
        true);
  }

  private Instant detectedAt(int i) {
    return begin.plusSeconds(i);
  }

  /** Asks for the latest page of them. */
  String latest() {
    return PATH + "?since=" + detectedAt(space.stops() - BenchSpace.PAGE);
  }
}
