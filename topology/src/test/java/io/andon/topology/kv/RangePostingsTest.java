package io.andon.topology.kv;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.topology.TreeStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** One index, read forwards and backwards. */
class RangePostingsTest {
  private static final Key INDEX = Key.of('i');
  private final TreeStore store = new TreeStore();

  private void fill(long entries) {
    LongStream.range(0, entries)
        .forEach(n -> store.put(Key.of('i').ascending(n).bytes(), new byte[] {(byte) n}));
  }

  private static List<Integer> values(Postings postings) {
    List<Integer> values = new ArrayList<>();
    while (postings.next()) {
      values.add((int) postings.value()[0]);
    }
    return values;
  }

  @Test
  void comesInTheOrderOfKeys_andTheOtherWayRound() {
    fill(4);
    assertThat(values(new RangePostings(store, INDEX))).containsExactly(0, 1, 2, 3);
    assertThat(values(RangePostings.backwards(store, INDEX))).containsExactly(3, 2, 1, 0);
  }

  @Test
  void goesOnWhereAnotherReadingStood_nearOrFar() {
    fill(100);
    for (int steps : List.of(1, 3, 60)) {
      RangePostings before = RangePostings.backwards(store, INDEX);
      for (int i = 0; i < steps; i++) {
        assertThat(before.next()).isTrue();
      }
      Bytes position = before.position();

      RangePostings after = RangePostings.backwards(store, INDEX);
      assertThat(after.next()).isTrue();
      assertThat(after.seek(position)).isTrue();
      assertThat(after.position()).isEqualTo(position);
      assertThat(after.value()).containsExactly(100 - steps);
      assertThat(values(after)).hasSize(100 - steps);
    }
  }
}
