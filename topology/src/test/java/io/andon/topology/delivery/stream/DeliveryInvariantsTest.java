package io.andon.topology.delivery.stream;

import static io.andon.core.Fixtures.PLANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.delivery.Attempt;
import io.andon.core.query.Cursor;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever receivers do and whenever nodes die: nothing is lost, and the order stays. */
class DeliveryInvariantsTest {
  private static final List<String> WEBHOOKS = List.of("a", "b", "c");

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesNothing_keepsTheOrder_andListsAgree(long seed) {
    Random random = new Random(seed);
    Bench bench = new Bench();
    // what has reached each queue's receiver, in the order of first arrival
    Map<String, Set<Integer>> arrived = new HashMap<>();
    Map<String, Integer> queued = new HashMap<>();
    for (int step = 0; step < 400; step++) {
      if (step < 200) {
        String webhook = WEBHOOKS.get(random.nextInt(WEBHOOKS.size()));
        String incident = "i" + random.nextInt(4);
        int number = queued.merge(webhook + "/" + incident, 1, Integer::sum);
        bench.queue(webhook, incident, number);
      }
      if (random.nextInt(25) == 0) {
        bench.crash();
      }
      double trouble = step < 300 ? random.nextDouble() : 0;
      bench.sender.end(
          attempt -> {
            double luck = random.nextDouble();
            if (luck < trouble / 2) {
              return luck < trouble / 4 ? Bench.REFUSED : Bench.DEAD;
            }
            arrive(arrived, attempt);
            // an answer may be lost on its way
            return luck < trouble ? Bench.DEAD : Bench.OK;
          });
      bench.tick(Duration.ofSeconds(random.nextInt(120)));
    }
    for (int i = 0; i < 2_000 && pending(bench) > 0; i++) {
      bench.sender.end(
          attempt -> {
            arrive(arrived, attempt);
            return Bench.OK;
          });
      bench.tick(Duration.ofMinutes(1));
    }

    assertThat(arrived.keySet()).isEqualTo(queued.keySet());
    arrived.forEach(
        (queue, numbers) ->
            assertThat(numbers)
                .describedAs(queue)
                .containsExactlyElementsOf(
                    LongStream.rangeClosed(1, queued.get(queue)).mapToObj(n -> (int) n).toList()));
    for (String webhook : WEBHOOKS) {
      List<Delivery> listed = listed(bench, webhook);
      assertThat(listed)
          .hasSize(
              queued.entrySet().stream()
                  .filter(queue -> queue.getKey().startsWith(webhook + "/"))
                  .mapToInt(Map.Entry::getValue)
                  .sum())
          .allSatisfy(one -> assertThat(one.getStatus()).isEqualTo(DeliveryStatus.DELIVERED));
      assertThat(bench.count(webhook, DeliveryStatus.DELIVERED)).isEqualTo(listed.size());
      assertThat(listed).extracting(Delivery::getSeq).isSortedAccordingTo((x, y) -> y.compareTo(x));
    }
    assertThat(bench.queue.receivers()).isEmpty();
    assertThat(bench.store.openIterators()).isZero();
  }

  private static void arrive(Map<String, Set<Integer>> arrived, Attempt attempt) {
    String id = attempt.delivery().getId();
    int slash = id.lastIndexOf('/');
    arrived
        .computeIfAbsent(id.substring(0, slash), queue -> new LinkedHashSet<>())
        .add(Integer.parseInt(id.substring(slash + 1)));
  }

  private static long pending(Bench bench) {
    return WEBHOOKS.stream().mapToLong(one -> bench.count(one, DeliveryStatus.PENDING)).sum();
  }

  /** The whole list, page by page. */
  private static List<Delivery> listed(Bench bench, String webhook) {
    StoredDeliveryReader reader = new StoredDeliveryReader(bench.store, PLANT);
    List<Delivery> all = new ArrayList<>();
    Cursor cursor = null;
    do {
      Page<Delivery> page = reader.deliveries(webhook, Optional.empty(), new Slice(cursor, 0, 7));
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }
}
