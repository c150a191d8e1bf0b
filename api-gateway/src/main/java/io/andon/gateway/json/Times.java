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
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ISO 8601 in and out. */
public final class Times {
  private static final List<DateTimeFormatter> ISO = withOffsets(extended('T'));

  /** As databases write it: 2026-03-06 10:30:00. */
  private static final List<DateTimeFormatter> WITH_A_BLANK = withOffsets(extended(' '));

  /** ISO 8601's basic form, 20260306T103000Z. */
  private static final List<DateTimeFormatter> BASIC = withOffsets(basic());

  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");
  private static final DateTimeFormatter WITH_OFFSET_AND_MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

  private Times() {}

  private static DateTimeFormatterBuilder extended(char between) {
    return new DateTimeFormatterBuilder()
        .append(DateTimeFormatter.ISO_LOCAL_DATE)
        .appendLiteral(between)
        .append(DateTimeFormatter.ISO_LOCAL_TIME);
  }

  private static DateTimeFormatterBuilder basic() {
    return new DateTimeFormatterBuilder()
        .appendValue(ChronoField.YEAR, 4)
        .appendValue(ChronoField.MONTH_OF_YEAR, 2)
        .appendValue(ChronoField.DAY_OF_MONTH, 2)
        .appendLiteral('T')
        .appendValue(ChronoField.HOUR_OF_DAY, 2)
        .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
        .optionalStart()
        .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
        .optionalStart()
        .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true);
  }

  // Z, +02:00 or nothing, and as some programs write it, +0200 or +02; a zone's name is no offset
  private static List<DateTimeFormatter> withOffsets(DateTimeFormatterBuilder local) {
    DateTimeFormatter time = local.toFormatter(Locale.ROOT);
    return List.of(strict(time, "[XXX]"), strict(time, "X"));
  }

  private static DateTimeFormatter strict(DateTimeFormatter time, String offset) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .append(time)
        .appendPattern(offset)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT)
        .withChronology(IsoChronology.INSTANCE);
  }

  /**
   * Reads a time to the millisecond: {@code 2026-03-06T10:30:00Z}, with a blank for the T, or
   * {@code 20260306T103000Z}. Without an offset it is UTC, and a date alone is its midnight. Empty
   * when it cannot be read or its year is not of four digits.
   */
  public static Optional<Instant> parse(String text) {
    for (DateTimeFormatter format : formats(text)) {
      try {
        TemporalAccessor parsed = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return inRange(instant(parsed));
      } catch (DateTimeException e) {
        continue;
      }
    }
    return date(text);
  }

  private static List<DateTimeFormatter> formats(String text) {
    if (text.length() > 10 && text.charAt(10) == ' ') {
      return WITH_A_BLANK;
    }
    return text.length() > 8 && (text.charAt(8) == 'T' || text.charAt(8) == 't') ? BASIC : ISO;
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
