package io.andon.standalone.plant.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Records per second over the last few seconds, from a total that grows. Not thread-safe. */
public final class SignalRate {
  private static final Duration SPAN = Duration.ofSeconds(10);

  private record Sample(Instant at, long total) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Takes the total as it is now; zero until there are two samples. */
  public double perSecond(Instant now, long total) {
    samples.addLast(new Sample(now, total));
    // one sample older than the span stays, for the difference to cover all of it
    while (samples.size() > 2 && second().at().isBefore(now.minus(SPAN))) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    double seconds = Duration.between(first.at(), now).toMillis() / 1000.0;
    return seconds <= 0 ? 0 : (total - first.total()) / seconds;
  }

  private Sample second() {
    return samples.stream().skip(1).findFirst().orElseThrow();
  }
}
