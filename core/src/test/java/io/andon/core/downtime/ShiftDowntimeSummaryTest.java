package io.andon.core.downtime;

import static io.andon.core.Fixtures.downtime;
import static io.andon.core.Fixtures.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.downtime.DowntimeDuration.Span;
import io.andon.core.shift.Shift;
import io.andon.core.shift.ShiftOfDay;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.internal.AssetDowntime;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.ShiftDowntime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftDowntimeSummaryTest {
  private static final double DAY = 86_400;

  @ParameterizedTest
  @CsvSource({
    "Europe/Madrid,  2026-03-28, 7",
    "Europe/Madrid,  2026-10-24, 9",
    "America/Bogota, 2026-10-24, 8"
  })
  void aStopOfTheWholeNightIsAsLongAsTheNight(ZoneId zone, LocalDate date, long hours) {
    Span night = span(date, Shift.T3, zone);

    ShiftDowntime stood =
        ShiftDowntimeSummary.of(
            night, rows(ended("s", "press", night.from().minusSeconds(60), DAY)), night.to());

    assertThat(stood.getTotalMs()).isEqualTo(Duration.ofHours(hours).toMillis());
  }

  @Test
  void aStopOverMidnightAndTheClockChangeIsSharedByItsShifts_withoutGapOrOverlap() {
    ZoneId zone = ZoneId.of("Europe/Madrid");
    LocalDate date = LocalDate.of(2026, 10, 24);
    Instant from = span(date, Shift.T2, zone).from().plusSeconds(3600);
    List<DowntimeRow> rows = rows(ended("s", "press", from, 20 * 3600));

    assertThat(hours(span(date, Shift.T2, zone), rows)).isEqualTo(7);
    assertThat(hours(span(date, Shift.T3, zone), rows)).isEqualTo(9);
    assertThat(hours(span(date.plusDays(1), Shift.T1, zone), rows)).isEqualTo(4);
  }

  @Test
  void whatGoesOnIsCountedUntilNow() {
    Span shift = span(LocalDate.of(2026, 3, 6), Shift.T1, ZoneId.of("Europe/Madrid"));

    ShiftDowntime stood =
        ShiftDowntimeSummary.of(
            shift, rows(downtime("s", "press", shift.from(), 5)), shift.from().plusSeconds(90));

    assertThat(stood)
        .isEqualTo(new ShiftDowntime(90_000L, List.of(new AssetDowntime("press", 90_000L))));
  }

  @Test
  void withoutWordFromItsSourceAStopIsAsLongAsItSays() {
    Span shift = span(LocalDate.of(2026, 3, 6), Shift.T1, ZoneId.of("Europe/Madrid"));
    DowntimeEvent stop = downtime("s", "press", shift.from(), 5);
    stop.setOngoing(null);

    assertThat(
            ShiftDowntimeSummary.of(shift, rows(stop), shift.from().plusSeconds(90)).getTotalMs())
        .isEqualTo(5_000);
  }

  private static long hours(Span shift, List<DowntimeRow> rows) {
    return Duration.ofMillis(ShiftDowntimeSummary.of(shift, rows, shift.to()).getTotalMs())
        .toHours();
  }

  private static Span span(LocalDate date, Shift shift, ZoneId zone) {
    ShiftOfDay day = new ShiftOfDay(date, shift);
    return new Span(day.start(zone), day.end(zone));
  }

  private static List<DowntimeRow> rows(DowntimeEvent event) {
    return List.of(
        DowntimeRow.newBuilder()
            .setDowntime(event)
            .setActive(!Boolean.FALSE.equals(event.getOngoing()))
            .setChangedAt(event.getUpdatedAt())
            .build());
  }
}
