package io.andon.standalone.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At whatever time the morning is played, its stop lies within the shift that it opens. */
class MorningClockTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "2026-03-06 07:00:00, T3 2026-03-05 06:40",
    "2026-03-06 07:09:59, T3 2026-03-05 06:49",
    "2026-03-06 07:10:00, T1 2026-03-06 07:00",
    "2026-03-06 14:59:59, T1 2026-03-06 14:49",
    "2026-03-06 15:05:00, T1 2026-03-06 14:45",
    "2026-03-06 15:10:00, T2 2026-03-06 15:00",
    "2026-03-06 23:00:00, T2 2026-03-06 22:40",
    "2026-03-06 23:30:00, T3 2026-03-06 23:20",
    "2026-03-07 00:05:00, T3 2026-03-06 23:55",
    "2026-03-07 06:59:59, T3 2026-03-06 06:49"
  })
  void theShiftIsTheOneOfTheStop(String now, String expected) throws Exception {
    String opening =
        PrintedPage.of("docs/a-morning-on-a-plant.md").blocks().stream()
            .filter(block -> block.contains("TURNO="))
            .findFirst()
            .orElseThrow();
    String clock =
        """
        curl() { :; }
        ANDON= JSON=
        date() {
          if [ "$1" = -d ]; then command date -d "%s CET $2" "$3"; else command date -d "%s CET" "$1"; fi
        }
        """
            .formatted(now, now);
    String said =
        PrintedPage.run(
            clock + opening + "\necho \"$TURNO $FECHA $(date -d \"$AGO\" +%H:%M)\"\n", folder);
    assertThat(said).isEqualTo(expected + "\n");
  }
}
