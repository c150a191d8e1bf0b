package io.andon.bench.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/** What happens on one line of one space: one episode of trouble after the other. */
final class Lane {
  /** Beyond the correlation window, so that episodes become incidents of their own. */
  private static final Duration SHORTEST_GAP = Duration.ofMinutes(12);

  private final String space;
  private final int line;
  private final SplittableRandom dice;
  private final Deque<Event> waiting = new ArrayDeque<>();
  private Instant free;
  private int episodes;

  Lane(String space, int line, Instant begin, SplittableRandom dice) {
    this.space = space;
    this.line = line;
    this.dice = dice;
    this.free = begin.plusSeconds(dice.nextInt(3600));
    fill();
  }

  Instant nextAt() {
    return waiting.getFirst().at();
  }

  Event take() {
    Event event = waiting.removeFirst();
    if (waiting.isEmpty()) {
      fill();
    }
    return event;
  }

  private void fill() {
    String id = "%s-%d-%d".formatted(space, line, episodes++);
    waiting.addAll(new Episode(new Episode.Place(space, line), id, free, dice).events());
    free = waiting.getLast().at().plus(SHORTEST_GAP).plusSeconds(dice.nextInt(600));
  }
}
