package io.andon.gateway.surface.shiftlog;

import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.http.Request;
import io.andon.gateway.json.Times;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Reads times as the shift log writes them: a date alone is that day by the clock of the plant. */
record PlantClock(ZoneId zone) {
  /**
   * The clock of the space that is asked for.
   *
   * @throws ProblemException when there is no such space
   */
  static PlantClock of(Request request, Directory directory) {
    return directory
        .space(request.space())
        .map(space -> new PlantClock(ZoneId.of(space.getTimeZone())))
        .orElseThrow(() -> new ProblemException(new Problem.NotFound("Space")));
  }

  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  /**
   * What a text stands for.
   *
   * @param end when the next day begins; of a time the time itself
   */
  record Span(Instant start, Instant end) {}

  /** Empty when the text is neither a date nor a time. */
  Optional<Span> read(String text) {
    return text.matches(DATE) ? day(text) : Times.parse(text).map(time -> new Span(time, time));
  }

  /** Empty when the text is no date. */
  Optional<Span> day(String text) {
    return date(text).map(date -> new Span(begins(date), begins(date.plusDays(1))));
  }

  /** The date alone that the text is; empty when it is none, or says an hour too. */
  Optional<LocalDate> date(String text) {
    if (!text.matches(DATE)) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(text);
      // as for times there is no year 0
      return date.getYear() == 0 ? Optional.empty() : Optional.of(date);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Instant begins(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }
}
