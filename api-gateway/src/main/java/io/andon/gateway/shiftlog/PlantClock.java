package io.andon.gateway.shiftlog;

import io.andon.gateway.json.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** Reads times as the shift log writes them: a date alone is that day by the clock of the plant. */
record PlantClock(ZoneId zone) {
  /** When a time or a day begins; empty when the text is neither. */
  Optional<Instant> start(String text) {
    return isDate(text) ? day(text, date -> date) : Times.parse(text);
  }

  /** When a time or a day is over: a day lasts until the next one begins. */
  Optional<Instant> end(String text) {
    return isDate(text) ? day(text, date -> date.plusDays(1)) : Times.parse(text);
  }

  private static boolean isDate(String text) {
    return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  }

  private Optional<Instant> day(String text, Function<LocalDate, LocalDate> choice) {
    try {
      return Optional.of(choice.apply(LocalDate.parse(text)).atStartOfDay(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
