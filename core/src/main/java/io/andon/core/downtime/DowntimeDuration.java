package io.andon.core.downtime;

import io.andon.schema.DowntimeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How long downtime lasted; what several events cover at once counts once. */
public final class DowntimeDuration {
  private DowntimeDuration() {}

  /** From {@code from} to {@code to}, the latter excluded. */
  public record Span(Instant from, Instant to) {
    /**
     * The span of an event. Only what its source says goes on is counted until {@code now}: without
     * word from it downtime is as long as it says, though it may yet grow. None has lasted beyond
     * now.
     */
    public static Span of(DowntimeEvent event, Instant now) {
      Instant end = DowntimeMerge.end(event);
      boolean goesOn = Boolean.TRUE.equals(event.getOngoing());
      return new Span(event.getDetectedAt(), goesOn || end.isAfter(now) ? now : end);
    }

    private Span within(Span frame) {
      return new Span(
          from.isBefore(frame.from) ? frame.from : from, to.isAfter(frame.to) ? frame.to : to);
    }
  }

  /** How long within {@code frame} at least one of the spans lasted. */
  public static Duration within(Span frame, Collection<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans.stream().map(span -> span.within(frame)).toList());
    sorted.removeIf(span -> !span.from().isBefore(span.to()));
    sorted.sort(Comparator.comparing(Span::from));
    Duration sum = Duration.ZERO;
    Instant counted = frame.from();
    for (Span span : sorted) {
      Instant begin = span.from().isBefore(counted) ? counted : span.from();
      if (span.to().isAfter(begin)) {
        sum = sum.plus(Duration.between(begin, span.to()));
        counted = span.to();
      }
    }
    return sum;
  }
}
