package io.andon.gateway.shiftlog;

import io.andon.gateway.json.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Reads times as the shift log writes them: a date alone is that day by the clock of the plant. */
record PlantClock(ZoneId zone) {
  /**
   * What a text stands for.
   *
   * @param end when the next day begins; of a time the time itself
   */
  record Span(Instant start, Instant end) {}

  /** Empty when the text is neither a date nor a time. */
  Optional<Span> read(String text) {
    return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
        ? day(text)
        : Times.parse(text).map(time -> new Span(time, time));
  }

  private Optional<Span> day(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      // as for times there is no year 0
      return date.getYear() == 0
          ? Optional.empty()
          : Optional.of(new Span(begins(date), begins(date.plusDays(1))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Instant begins(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }
}
