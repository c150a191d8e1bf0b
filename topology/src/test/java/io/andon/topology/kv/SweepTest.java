package io.andon.topology.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.topology.TreeStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A slice is of one table, and at the end it begins anew. */
class SweepTest {
  private final TreeStore store = new TreeStore();
  private final Sweep sweep = new Sweep(store, List.of(Key.of('a'), Key.of('c')), 2);

  private void put(char table, String name) {
    store.put(Key.of(table).text(name).bytes(), new byte[0]);
  }

  private List<String> next() {
    List<String> names = new ArrayList<>();
    sweep.next(entry -> names.add(Key.textAt(entry.key, 1)));
    return names;
  }

  @Test
  void showsEachEntryOnce_thenAllAgain() {
    List.of("1", "2", "3").forEach(name -> put('a', name));
    put('b', "of another table");
    List.of("4", "5").forEach(name -> put('c', name));

    for (int round = 0; round < 2; round++) {
      assertThat(next()).containsExactly("1", "2");
      assertThat(next()).containsExactly("3");
      assertThat(next()).containsExactly("4", "5");
    }
  }

  @Test
  void goesOnBehindWhatWasDeletedMeanwhile() {
    List.of("1", "2", "3", "4").forEach(name -> put('a', name));
    assertThat(next()).containsExactly("1", "2");
    store.delete(Key.of('a').text("3").bytes());
    assertThat(next()).containsExactly("4");
    assertThat(next()).isEmpty();
  }
}
