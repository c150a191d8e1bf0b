package io.andon.core.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    "2026-07-06T05:00:00Z, T1, 2026-07-06",
    // the hour that comes twice, both times
    "2026-10-25T00:30:00Z, T3, 2026-10-24",
    "2026-10-25T01:30:00Z, T3, 2026-10-24",
    "2026-10-25T05:59:59Z, T3, 2026-10-24",
    "2026-10-25T06:00:00Z, T1, 2026-10-25"
  })
  void aTimeHasAShiftAndADate_byTheClockOfThePlant(Instant time, Shift shift, LocalDate date) {
    ShiftOfDay found = ShiftOfDay.at(time, PRAGUE);

    assertThat(found).isEqualTo(new ShiftOfDay(date, shift));
    assertThat(found.start(PRAGUE)).isBeforeOrEqualTo(time);
    assertThat(found.end(PRAGUE)).isAfter(time);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Madrid,   2026-03-28, 2026-03-28T22:00:00Z, 7",
    "Europe/Madrid,   2026-10-24, 2026-10-24T21:00:00Z, 9",
    "Europe/Madrid,   2026-05-01, 2026-05-01T21:00:00Z, 8",
    "America/Chicago, 2026-03-07, 2026-03-08T05:00:00Z, 7",
    "America/Chicago, 2026-10-31, 2026-11-01T04:00:00Z, 9",
    "America/Bogota,  2026-03-28, 2026-03-29T04:00:00Z, 8",
    "America/Bogota,  2026-10-24, 2026-10-25T04:00:00Z, 8",
    // by half an hour
    "Australia/Lord_Howe, 2026-04-04, 2026-04-04T12:00:00Z, 8.5"
  })
  void aNightIsAsLongAsTheClocksMakeIt(ZoneId zone, LocalDate date, Instant start, double hours) {
    ShiftOfDay night = new ShiftOfDay(date, Shift.T3);

    assertThat(night.start(zone)).isEqualTo(start);
    assertThat(Duration.between(start, night.end(zone)))
        .isEqualTo(Duration.ofMinutes((long) (hours * 60)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Madrid", "America/Bogota", "America/Santiago", "Africa/Cairo"})
  void everyMinuteOfAYearIsInTheShiftItIsSaidToBeIn_andShiftsAdjoin(ZoneId zone) {
    Instant end = Instant.parse("2027-01-02T00:00:00Z");
    ShiftOfDay shift = ShiftOfDay.at(Instant.parse("2026-01-01T00:00:00Z"), zone);
    for (Instant time = shift.start(zone); time.isBefore(end); time = time.plusSeconds(60)) {
      if (!time.isBefore(shift.end(zone))) {
        ShiftOfDay next = ShiftOfDay.at(time, zone);
        assertThat(next.start(zone)).isEqualTo(shift.end(zone));
        shift = next;
      }
      assertThat(ShiftOfDay.at(time, zone)).as("%s in %s", time, zone).isEqualTo(shift);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // in it, a little before it, a little after it
    "2026-03-06T10:30:00Z, T1, 2026-03-06",
    "2026-03-06T05:50:00Z, T1, 2026-03-06",
    "2026-03-06T14:10:00Z, T1, 2026-03-06",
    "2026-03-06T21:50:00Z, T3, 2026-03-06",
    "2026-03-07T01:00:00Z, T3, 2026-03-06",
    "2026-03-07T06:10:00Z, T3, 2026-03-06",
    "2026-03-06T13:55:00Z, T2, 2026-03-06",
    "2026-03-06T22:05:00Z, T2, 2026-03-06",
    // as far from one as from the other: it has happened
    "2026-03-06T22:00:00Z, T1, 2026-03-06",
    // half past one of the night the clocks go forward
    "2026-03-29T00:30:00Z, T1, 2026-03-29"
  })
  void whoSaysOnlyWhichOfTheThree_meansTheNearest(Instant time, Shift shift, LocalDate date) {
    assertThat(ShiftOfDay.nearest(shift, time, PRAGUE)).isEqualTo(new ShiftOfDay(date, shift));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06T10:30:00Z, T1, 2026-03-06, 2026-03-06",
    "2026-03-06T10:30:00Z, T1, 2026-03-04, 2026-03-04",
    "2026-03-06T10:30:00Z, T3, 2026-03-05, 2026-03-05",
    "2026-03-06T10:30:00Z, T3, 2026-03-06, 2026-03-06",
    // two in the morning: the night has two dates
    "2026-03-06T01:00:00Z, T3, 2026-03-06, 2026-03-05",
    "2026-03-06T01:00:00Z, T3, 2026-03-05, 2026-03-05",
    "2026-03-06T01:00:00Z, T1, 2026-03-06, 2026-03-06"
  })
  void aDateAloneIsTheDateOfTheShift(Instant now, Shift shift, LocalDate date, LocalDate meant) {
    assertThat(ShiftOfDay.onDate(shift, date, now, PRAGUE)).isEqualTo(new ShiftOfDay(meant, shift));
  }
}
