package io.andon.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-03-06T10:30:00Z,2026-03-06T10:30:00Z",
    "2026-03-06t10:30:00z,2026-03-06T10:30:00Z",
    "2026-03-06T10:30Z,2026-03-06T10:30:00Z",
    "2026-03-06T10:30:00.123456789Z,2026-03-06T10:30:00.123Z",
    "2026-03-06T10:30:00+02:00,2026-03-06T08:30:00Z",
    "2026-03-06T10:30:00+0200,2026-03-06T08:30:00Z",
    "2026-03-06T10:30:00.5-0330,2026-03-06T14:00:00.5Z",
    "2026-03-06T10:30:00+02,2026-03-06T08:30:00Z",
    "2026-03-06T10:30:00,2026-03-06T10:30:00Z",
    "2026-03-06,2026-03-06T00:00:00Z",
    "2025-05-22 00:00:00,2025-05-22T00:00:00Z",
    "2025-05-22 00:00:00.25,2025-05-22T00:00:00.25Z",
    "2025-05-22 00:00:00+02:00,2025-05-21T22:00:00Z",
    "2025-05-22 00:00:00+00,2025-05-22T00:00:00Z",
    "20250522T000000Z,2025-05-22T00:00:00Z",
    "20250522T0930,2025-05-22T09:30:00Z",
    "20250522T093000.5+0200,2025-05-22T07:30:00.5Z"
  })
  void reads(String text, Instant time) {
    assertThat(Times.parse(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "now",
        "1700000000",
        "2026-02-30",
        "2026-03-06T25:00:00Z",
        "+10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "2026-03-06T10:30:00Zx",
        "2026-03-06T10:30:00ZZ",
        "2026-03-06T10:30:00+2",
        "2026-03-06T10:30:00+02:0",
        "2026-03-06T10:30:00+1900",
        "2026-02-30T10:30:00+0200",
        "2026-03-06T10:30:00+01:00[Europe/Prague]",
        "2026-03-06T10:30:00Z[UTC]",
        "2026-03-06  10:30:00",
        "2026-03-06 ",
        "20260306 103000Z",
        "20260306T10:30:00Z",
        "20260230T103000Z",
        "20260306T1030000Z"
      })
  void refuses(String text) {
    assertThat(Times.parse(text)).isEmpty();
  }

  @Test
  void writes() {
    Instant whole = Instant.parse("2025-08-29T14:32:37Z");

    assertThat(Times.utc(whole)).isEqualTo("2025-08-29T14:32:37Z");
    assertThat(Times.withOffset(whole)).isEqualTo("2025-08-29T14:32:37+00:00");
    assertThat(Times.withOffset(whole.plusMillis(5))).isEqualTo("2025-08-29T14:32:37.005+00:00");
  }
}
