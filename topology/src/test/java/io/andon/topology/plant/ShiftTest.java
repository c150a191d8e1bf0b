package io.andon.topology.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftTest {
  private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");

  @ParameterizedTest
  @CsvSource({
    "2026-03-06T05:59:59Z, T3, 2026-03-05",
    "2026-03-06T06:00:00Z, T1, 2026-03-06",
    "2026-03-06T13:59:59Z, T1, 2026-03-06",
    "2026-03-06T14:00:00Z, T2, 2026-03-06",
    "2026-03-06T21:59:59Z, T2, 2026-03-06",
    "2026-03-06T22:00:00Z, T3, 2026-03-06",
    "2026-03-06T23:30:00Z, T3, 2026-03-06",
    // summer time: an hour earlier in UTC
    "2026-07-06T05:00:00Z, T1, 2026-07-06"
  })
  void aTimeHasAShiftAndADate_byTheClockOfThePlant(Instant time, Shift shift, LocalDate date) {
    assertThat(Shift.at(time, PRAGUE)).isEqualTo(shift);
    assertThat(Shift.dateAt(time, PRAGUE)).isEqualTo(date);
    assertThat(shift.startsAt(date, PRAGUE)).isBeforeOrEqualTo(time);
    assertThat(shift.endsAt(date, PRAGUE)).isAfter(time);
  }

  @Test
  void theNightTheClocksChangeIsAnHourShorterOrLonger() {
    assertThat(length(LocalDate.of(2026, 3, 28))).isEqualTo(Duration.ofHours(7));
    assertThat(length(LocalDate.of(2026, 10, 24))).isEqualTo(Duration.ofHours(9));
    assertThat(length(LocalDate.of(2026, 5, 1))).isEqualTo(Duration.ofHours(8));
  }

  private static Duration length(LocalDate date) {
    return Duration.between(Shift.T3.startsAt(date, PRAGUE), Shift.T3.endsAt(date, PRAGUE));
  }
}
