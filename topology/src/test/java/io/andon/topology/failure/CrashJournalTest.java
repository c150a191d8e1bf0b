package io.andon.topology.failure;

import static io.andon.core.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that did not come to their end are counted over restarts. */
class CrashJournalTest {
  @TempDir Path folder;

  @Test
  void countsRunsThatDidNotEnd() {
    assertThat(run().begin(T0)).isZero();
    assertThat(run().begin(T0.plusSeconds(10))).isEqualTo(1);
    assertThat(run().begin(T0.plusSeconds(20))).isEqualTo(2);
  }

  @Test
  void aRunThatEndsIsTheEndOfTheLoop() {
    run().begin(T0);
    CrashJournal second = run();
    second.begin(T0.plusSeconds(10));
    second.end();
    assertThat(run().begin(T0.plusSeconds(20))).isZero();
  }

  @Test
  void whatCrashedLongAgoIsNoLoop() {
    run().begin(T0);
    run().begin(T0.plusSeconds(10));
    assertThat(run().begin(T0.plusSeconds(11).plus(CrashJournal.LATELY))).isZero();
  }

  @Test
  void halfAFileStopsNothing() throws Exception {
    run().begin(T0);
    Files.writeString(folder.resolve("starts"), T0 + "\n2026-03-0");
    assertThat(run().begin(T0.plusSeconds(10))).isEqualTo(1);
  }

  @Test
  void keepsWhatIsUnreadable() {
    Unreadable range = new Unreadable("alerts", 3, 17, 23);
    run().leaveOut(List.of(range));
    assertThat(run().unreadable()).containsExactly(range);
    assertThat(range).hasToString("alerts-3 offsets 17 to 22");
  }

  private CrashJournal run() {
    return new CrashJournal(folder);
  }
}
