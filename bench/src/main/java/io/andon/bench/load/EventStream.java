package io.andon.bench.load;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The events of all plants in the order of event time, without end. The same seed gives the same
 * events.
 */
public final class EventStream {
  /** In the past whenever the benchmark runs: events of the future are refused. */
  private static final Instant BEGIN = Instant.parse("2025-01-06T06:00:00Z");

  private final PriorityQueue<Lane> lanes = new PriorityQueue<>(Comparator.comparing(Lane::nextAt));

  public EventStream(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    for (int space = 0; space < Plants.SPACES; space++) {
      for (int line = 0; line < Plants.LINES; line++) {
        lanes.add(new Lane(Plants.space(space), line, BEGIN, dice.split()));
      }
    }
  }

  public Event next() {
    Lane lane = lanes.remove();
    Event event = lane.take();
    lanes.add(lane);
    return event;
  }
}
