package io.andon.topology.delivery.stream;

import static io.andon.topology.delivery.stream.Bench.DEAD;
import static io.andon.topology.delivery.stream.Bench.OK;
import static io.andon.topology.delivery.stream.Bench.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.delivery.Attempt;
import io.andon.core.delivery.Health;
import io.andon.core.delivery.Outcome;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.ReceiverKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is sent when, on the queue as it is stored. */
class DispatchTest {
  private static final Duration MOMENT = Duration.ofMillis(50);
  private static final Duration AGES = Duration.ofHours(3);

  private final Bench bench = new Bench();

  @Test
  void sendsWhatConcernsOneIncidentOneAfterTheOther_andTheRestBesideIt() {
    bench.prove("w", "v");
    bench.queue("w", "i1", 1);
    bench.queue("w", "i1", 2);
    bench.queue("w", "i2", 1);
    bench.queue("v", "i1", 1);

    bench.tick();
    assertThat(bench.underWay()).containsExactlyInAnyOrder("w/i1/1", "w/i2/1", "v/i1/1");
    bench.end(OK);

    assertThat(bench.underWay()).containsExactly("w/i1/2");
    assertThat(bench.status("w/i1/1")).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(bench.row("w/i1/1").getLastCode()).isEqualTo(200);
    assertThat(bench.row("w/i1/1").getEndedAt()).isEqualTo(bench.now);
  }

  @Test
  void triesAgainAfterGrowingPauses_andKeepsTheOrder() {
    bench.queue("w", "i", 1);
    bench.queue("w", "i", 2);
    List<Duration> pauses = new ArrayList<>();
    bench.tick();
    for (int i = 1; i <= 12; i++) {
      Instant failed = bench.now;
      bench.end(REFUSED);
      Delivery row = bench.row("w/i/1");
      assertThat(row.getAttempts()).isEqualTo(i);
      assertThat(row.getLastError()).isEqualTo("it answered 500");
      pauses.add(Duration.between(failed, row.getDueAt()));
      bench.now = row.getDueAt().minusMillis(1);
      bench.tick();
      assertThat(bench.underWay()).isEmpty();
      bench.tick(Duration.ofMillis(1));
      assertThat(bench.underWay()).containsExactly("w/i/1");
    }
    bench.end(OK);

    assertThat(pauses).isSorted();
    assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
    assertThat(pauses.getLast()).isBetween(Duration.ofMinutes(96), Duration.ofHours(2));
    assertThat(bench.row("w/i/1").getLastError()).isNull();
    assertThat(bench.underWay()).containsExactly("w/i/2");
  }

  @Test
  void givesUpAfterItsTime_notBefore_andGoesOnWithTheNext() {
    Instant queued = bench.now;
    bench.queue("w", "i", 1);
    bench.tick();
    bench.now = queued.plus(Bench.KEEP_TRYING).minusMillis(1);
    bench.end(REFUSED);
    assertThat(bench.status("w/i/1")).isEqualTo(DeliveryStatus.PENDING);
    bench.queue("w", "i", 2);
    bench.tick(AGES);
    assertThat(bench.underWay()).containsExactly("w/i/1");
    bench.end(REFUSED);

    assertThat(bench.status("w/i/1")).isEqualTo(DeliveryStatus.FAILED);
    assertThat(bench.row("w/i/1").getEndedAt()).isEqualTo(bench.now);
    assertThat(bench.underWay()).containsExactly("w/i/2");
  }

  @Test
  void whatOneReceiverRefusesHoldsUpNothingElse() {
    bench.prove("w");
    bench.queue("w", "poison", 1);
    bench.queue("w", "poison", 2);
    bench.queue("w", "other", 1);
    bench.tick();
    bench.sender.end(one -> one.delivery().getId().contains("poison") ? REFUSED : OK);
    bench.tick();
    bench.queue("w", "third", 1);
    bench.tick();

    assertThat(bench.underWay()).containsExactly("w/third/1");
    assertThat(bench.status("w/other/1")).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(bench.status("w/poison/2")).isEqualTo(DeliveryStatus.PENDING);
  }

  @Test
  void aNewReceiverIsTriedWithOneAttempt_andThenSentAll() {
    IntStream.range(0, 20).forEach(i -> bench.queue("new", "i" + i, 1));
    bench.tick();
    assertThat(bench.underWay()).hasSize(1);
    assertThat(bench.lastBegun().health()).isEqualTo(Health.UNTRIED);
    bench.end(OK);

    assertThat(bench.underWay()).hasSize(8);
  }

  @Test
  void aReceiverThatDoesNotAnswerIsLeftAlone_thenTriedWithOne_andThenSentAll() {
    bench.prove("dead");
    IntStream.range(0, 20).forEach(i -> bench.queue("dead", "i" + i, 1));
    bench.tick();
    assertThat(bench.underWay()).hasSize(8);
    bench.end(DEAD);
    assertThat(bench.underWay()).isEmpty();

    bench.tick(Duration.ofMinutes(10));
    assertThat(bench.underWay()).hasSize(1);
    assertThat(bench.lastBegun().health()).isEqualTo(Health.SUSPECT);
    bench.end(DEAD);
    bench.tick(MOMENT);
    assertThat(bench.underWay()).isEmpty();

    bench.tick(Duration.ofMinutes(10));
    bench.end(OK);
    assertThat(bench.underWay()).hasSize(8);
    assertThat(bench.lastBegun().health()).isEqualTo(Health.SOUND);
    drain(OK);
    assertThat(bench.count("dead", DeliveryStatus.DELIVERED)).isEqualTo(21);
  }

  @Test
  void aDeadReceiverIsAskedEveryTenMinutesAtMost_andDelaysNobody() {
    bench.prove("dead", "alive");
    IntStream.range(0, 50).forEach(i -> bench.queue("dead", "i" + i, 1));
    int delivered = 1;
    for (int second = 0; second < 6 * 3600; second++) {
      bench.tick(Duration.ofSeconds(1));
      if (second % 60 == 0) {
        bench.queue("alive", "i" + second, 1);
        bench.tick(MOMENT);
        assertThat(bench.underWay()).contains("alive/i" + second + "/1");
        delivered++;
      }
      bench.sender.end(DispatchTest::byName);
    }
    bench.tick(MOMENT);

    assertThat(bench.count("alive", DeliveryStatus.DELIVERED)).isEqualTo(delivered);
    long asked = bench.begun().stream().filter(id -> id.startsWith("dead")).count();
    // the one it took, eight more, then one after pauses that grow to ten minutes
    assertThat(asked).isBetween(9L + 36, 9L + 36 + 20);
  }

  private static Outcome byName(Attempt attempt) {
    return attempt.delivery().getReceiver().equals("dead") ? DEAD : OK;
  }

  @Test
  void theTimeOfADeadReceiverIsOverForAllThatIsAsOld() {
    IntStream.range(0, 700).forEach(i -> bench.queue("dead", "i" + i % 300, i));
    bench.tick();
    bench.end(DEAD);
    bench.now = bench.now.plus(Duration.ofHours(23));
    bench.queue("dead", "young", 1);
    bench.tick(Duration.ofHours(2));
    bench.end(DEAD);
    for (int i = 0; i < 10; i++) {
      bench.tick(MOMENT);
    }

    assertThat(bench.count("dead", DeliveryStatus.FAILED)).isEqualTo(700);
    assertThat(bench.status("dead/young/1")).isEqualTo(DeliveryStatus.PENDING);
    assertThat(bench.row("dead/i5/305").getLastError()).contains("24 h");
    assertThat(bench.begun()).hasSizeLessThan(20);
  }

  @Test
  void leavesAReceiverAloneForAsLongAsItAsks_butNotForEver() {
    bench.queue("w", "i", 1);
    bench.tick();
    bench.end(new Outcome.Unavailable(429, "it answered 429", Duration.ofMinutes(30)));
    assertThat(bench.row("w/i/1").getDueAt()).isEqualTo(bench.now.plus(Duration.ofMinutes(30)));
    assertThat(bench.row("w/i/1").getLastCode()).isEqualTo(429);
    bench.tick(Duration.ofMinutes(29));
    assertThat(bench.underWay()).isEmpty();
    bench.tick(Duration.ofMinutes(1));
    bench.end(new Outcome.Unavailable(503, "it answered 503", Duration.ofDays(365)));

    bench.tick(Duration.ofHours(12));
    assertThat(bench.underWay()).containsExactly("w/i/1");
  }

  @Test
  void whatIsImpossibleFailsAtOnce() {
    bench.queue(ReceiverKind.EMAIL, "ana@example.com", "i", 1);
    bench.queue(ReceiverKind.EMAIL, "ana@example.com", "i", 2);
    bench.tick();
    bench.end(new Outcome.Impossible(550, "no such user"));

    assertThat(bench.status("ana@example.com/i/1")).isEqualTo(DeliveryStatus.FAILED);
    assertThat(bench.underWay()).containsExactly("ana@example.com/i/2");
  }

  @Test
  void aSlowReceiverIsSetApart_untilItIsQuickAgain() {
    bench.queue("slow", "i", 1);
    bench.queue("slow", "i", 2);
    bench.queue("slow", "i", 3);
    bench.tick();
    bench.now = bench.now.plusSeconds(8);
    bench.end(OK);
    assertThat(bench.lastBegun().health()).isEqualTo(Health.SUSPECT);
    bench.end(OK);
    assertThat(bench.lastBegun().health()).isEqualTo(Health.SOUND);
  }

  @Test
  void whatFindsNobodyToCarryItWaits_andComesInTurn() {
    bench.sender.busy(true);
    bench.queue("w", "i", 1);
    bench.queue("v", "i", 1);
    assertThat(bench.tick()).isTrue();
    assertThat(bench.underWay()).isEmpty();
    bench.sender.busy(false);
    bench.tick(MOMENT);

    assertThat(bench.underWay()).containsExactlyInAnyOrder("w/i/1", "v/i/1");
    assertThat(bench.row("w/i/1").getAttempts()).isZero();
  }

  @Test
  void whatWasUnderWayWhenTheNodeDiedIsSentAgain_andTheOrderStays() {
    bench.queue("w", "i", 1);
    bench.queue("w", "i", 2);
    bench.tick();
    bench.crash();
    bench.tick();
    // the answer that the dead node waited for reaches nobody
    bench.end(OK);
    bench.end(OK);

    assertThat(bench.begun()).containsExactly("w/i/1", "w/i/1", "w/i/2");
    assertThat(bench.count("w", DeliveryStatus.DELIVERED)).isEqualTo(2);
  }

  @Test
  void aRemovedWebhookEndsWhatWaitsForIt_whateverTheNumber() {
    bench.prove("w");
    IntStream.range(0, 500).forEach(i -> bench.queue("w", "i" + i % 7, i));
    bench.tick();
    bench.removed.add("w");
    bench.end(REFUSED);
    for (int i = 0; i < 10; i++) {
      bench.tick(AGES);
    }

    assertThat(bench.begun()).hasSize(8);
    assertThat(bench.count("w", DeliveryStatus.CANCELLED)).isEqualTo(500);
    assertThat(bench.tick()).isFalse();
  }

  @Test
  void whatWasDeliveredWhileItsWebhookWasRemovedIsDelivered() {
    bench.queue("w", "i", 1);
    bench.queue("w", "i", 2);
    bench.tick();
    bench.removed.add("w");
    bench.tick(MOMENT);
    bench.end(OK);

    assertThat(bench.status("w/i/1")).isEqualTo(DeliveryStatus.DELIVERED);
    assertThat(bench.status("w/i/2")).isEqualTo(DeliveryStatus.CANCELLED);
  }

  @Test
  void aWebhookThatThisNodeHasNotHeardOfYetIsWaitedFor() {
    bench.unheard.add("new");
    bench.queue("new", "i", 1);
    bench.tick();
    assertThat(bench.underWay()).isEmpty();
    bench.unheard.clear();
    bench.tick(Duration.ofSeconds(1));

    assertThat(bench.underWay()).containsExactly("new/i/1");
  }

  @Test
  void isAtRestWhenThereIsNothingToDoSoon() {
    assertThat(bench.tick()).isFalse();
    bench.queue("w", "i", 1);
    assertThat(bench.tick()).isTrue();
    bench.sender.end(REFUSED);
    assertThat(bench.tick()).isFalse();
    assertThat(bench.tick(AGES)).isTrue();
    bench.sender.end(OK);
    assertThat(bench.tick()).isFalse();
    assertThat(bench.store.openIterators()).isZero();
  }

  private void drain(Outcome outcome) {
    for (int i = 0; i < 100 && !bench.underWay().isEmpty(); i++) {
      bench.end(outcome);
    }
  }
}
