package io.andon.topology.store;

import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.internal.Timer;
import io.andon.schema.internal.TimerKind;
import io.andon.topology.TreeStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimersTest {
  private final TreeStore store = new TreeStore();
  private final Timers timers = new Timers(store);

  @Test
  void takesAFewOfEachSpace_thoughOneHasThousands() {
    for (int i = 0; i < 5_000; i++) {
      set("noisy", "n" + i, i);
    }
    set("quiet", "q", 6_000);
    int ticks = 0;
    boolean quietFired = false;
    while (!quietFired) {
      List<Timer> due = timers.takeDue(at(10_000));
      quietFired = due.stream().anyMatch(timer -> timer.getSpace().equals("quiet"));
      ticks++;
      assertThat(due).hasSizeLessThanOrEqualTo(100);
    }
    assertThat(ticks).isLessThanOrEqualTo(4);
  }

  @Test
  void takesAllInTheEnd() {
    for (int i = 0; i < 5_000; i++) {
      set("noisy", "n" + i, i);
    }
    int taken = 0;
    for (int ticks = 0; ticks < 200; ticks++) {
      taken += timers.takeDue(at(10_000)).size();
    }
    assertThat(taken).isEqualTo(5_000);
  }

  @Test
  void leavesWhatIsDueLaterThanItsSpaceHasCome() {
    set("behind", "b", 50);
    set("ahead", "a", 60);
    assertThat(timers.takeDue(at(100), space -> space.equals("behind") ? at(40) : at(100)))
        .extracting(Timer::getSubject)
        .containsExactly("a");
    assertThat(timers.takeDue(at(100))).extracting(Timer::getSubject).containsExactly("b");
  }

  private void set(String space, String subject, long due) {
    Timer timer = new Timer(TimerKind.TELL, space, subject, at(due));
    SpaceTables.TIMERS.put(
        store, SpaceKeys.timer(timer.getDueAt(), space, timer.getKind(), subject), timer);
  }
}
