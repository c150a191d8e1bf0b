package io.andon.topology.store;

import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.internal.Signal;
import io.andon.topology.TreeStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingSignalsTest {
  private final TreeStore store = new TreeStore();
  private final WaitingSignals waiting = new WaitingSignals(store);

  @Test
  void takesEachSpaceInTurn_andOfASpaceTheEarliest() {
    add("noisy", 1, 2, 3);
    add("quiet", 4);
    add("other", 5, 6);
    assertThat(takeAll(waiting)).containsExactly(1L, 4L, 5L, 2L, 6L, 3L);
    assertThat(waiting.isEmpty()).isTrue();
    assertThat(waiting.has("noisy")).isFalse();
  }

  @Test
  void knowsWhatWaits_whenItBeginsAnew() {
    add("noisy", 1, 2, 3);
    add("quiet", 4);
    assertThat(waiting.take()).isNotNull();
    WaitingSignals again = new WaitingSignals(store);
    assertThat(again.size()).isEqualTo(3);
    again.add(signal("noisy", 5));
    assertThat(takeAll(again)).containsExactly(2L, 4L, 3L, 5L);
    assertThat(new WaitingSignals(store).isEmpty()).isTrue();
  }

  private void add(String space, long... numbers) {
    for (long number : numbers) {
      waiting.add(signal(space, number));
    }
  }

  private static Signal signal(String space, long number) {
    return new Signal(space, alert("a", "x", at(0)), at(0), "alerts", 0, number, null, null, false);
  }

  private static List<Long> takeAll(WaitingSignals waiting) {
    List<Long> numbers = new ArrayList<>();
    for (Signal next = waiting.take(); next != null; next = waiting.take()) {
      numbers.add(next.getOffset());
    }
    return numbers;
  }
}
