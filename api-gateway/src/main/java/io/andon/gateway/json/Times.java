package io.andon.gateway.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ISO 8601 in and out. */
public final class Times {
  // +02:00, and as some programs write it, +0200 or +02
  private static final List<DateTimeFormatter> READ =
      List.of(
          DateTimeFormatter.ISO_DATE_TIME,
          new DateTimeFormatterBuilder()
              .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
              .appendPattern("X")
              .toFormatter(Locale.ROOT)
              .withResolverStyle(ResolverStyle.STRICT)
              .withChronology(IsoChronology.INSTANCE));

  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
  private static final DateTimeFormatter WITH_OFFSET_AND_MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

  private Times() {}

  /**
   * Reads a time to the millisecond; without an offset it is UTC, and a date alone is its midnight.
   * Empty when it cannot be read or its year is not of four digits.
   */
  public static Optional<Instant> parse(String text) {
    for (DateTimeFormatter format : READ) {
      try {
        TemporalAccessor parsed = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return inRange(instant(parsed));
      } catch (DateTimeException e) {
        continue;
      }
    }
    return date(text);
  }

  private static Optional<Instant> date(String text) {
    try {
      return inRange(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(TemporalAccessor parsed) {
    return parsed instanceof OffsetDateTime withOffset
        ? withOffset.toInstant()
        : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
  }

  private static Optional<Instant> inRange(Instant time) {
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    return year < 1 || year > 9999
        ? Optional.empty()
        : Optional.of(time.truncatedTo(ChronoUnit.MILLIS));
  }

  /** {@code 2026-02-27T14:00:00Z}. */
  public static String utc(Instant time) {
    return time.toString();
  }

  /** As {@link #utc}; null stays null. */
  public static @Nullable String utcOrNull(@Nullable Instant time) {
    return time == null ? null : utc(time);
  }

  /** {@code 2025-08-29T14:32:37+00:00}. */
  public static String withOffset(Instant time) {
    return (time.equals(time.truncatedTo(ChronoUnit.SECONDS))
            ? WITH_OFFSET
            : WITH_OFFSET_AND_MILLIS)
        .format(time.atOffset(ZoneOffset.UTC));
  }
}
