package io.andon.topology.delivery.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.query.Slice;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.ReceiverKind;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What expires, and what never does. */
class DeliveryRetentionTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final Bench bench = new Bench();
  private final DeliveryRetention retention = new DeliveryRetention(bench.store, bench.queue);

  private void queue(String webhook, int number) {
    bench.queue(webhook, "i" + number, 1);
  }

  private void end(String webhook, int number, DeliveryStatus status) {
    Delivery row = bench.row("%s/i%d/1".formatted(webhook, number));
    row.setStatus(status);
    row.setEndedAt(bench.now);
    bench.queue.save(row);
  }

  private void sweep(Duration later) {
    bench.now = bench.now.plus(later);
    // a slice at a time
    for (int i = 0; i < 10; i++) {
      retention.sweep(bench.now);
    }
  }

  @Test
  void whatIsOverGoesAfterThirtyDays_whatIsPendingNever() {
    for (int i = 0; i < 4; i++) {
      queue("w", i);
    }
    end("w", 0, DeliveryStatus.DELIVERED);
    end("w", 1, DeliveryStatus.FAILED);
    end("w", 2, DeliveryStatus.CANCELLED);
    sweep(DAY.multipliedBy(30));
    assertThat(bench.row("w/i0/1")).isNotNull();
    assertThat(bench.row("w/i1/1")).isNotNull();

    sweep(DAY);
    assertThat(IntStream.range(0, 3).mapToObj(i -> bench.row("w/i%d/1".formatted(i))))
        .containsOnlyNulls();
    assertThat(bench.count("w", DeliveryStatus.DELIVERED)).isZero();
    sweep(DAY.multipliedBy(365));
    assertThat(bench.status("w/i3/1")).isEqualTo(DeliveryStatus.PENDING);
  }

  @Test
  void ofTheDeliveredTheLatestThousandOfAReceiverStay_ofTheFailedAll() {
    for (int i = 0; i < 1_100; i++) {
      queue("w", i);
      end("w", i, DeliveryStatus.DELIVERED);
      queue("f", i);
      end("f", i, DeliveryStatus.FAILED);
    }
    queue("v", 0);
    end("v", 0, DeliveryStatus.DELIVERED);
    sweep(DAY);

    assertThat(bench.count("w", DeliveryStatus.DELIVERED)).isEqualTo(1_000);
    assertThat(bench.row("w/i99/1")).isNull();
    assertThat(bench.row("w/i100/1")).isNotNull();
    assertThat(bench.count("f", DeliveryStatus.FAILED)).isEqualTo(1_100);
    assertThat(bench.count("v", DeliveryStatus.DELIVERED)).isEqualTo(1);
    assertThat(bench.store.openIterators()).isZero();
  }

  @Test
  void emailsOfASpaceAreOneList() {
    bench.queue(ReceiverKind.EMAIL, "ana@example.com", "i", 1);
    bench.queue(ReceiverKind.EMAIL, "ben@example.com", "i", 1);
    StoredDeliveryReader reader = new StoredDeliveryReader(bench.store, "plant");
    assertThat(reader.emails(Optional.empty(), Slice.first(10)).items())
        .extracting(one -> one.getReceiver())
        .containsExactly("ben@example.com", "ana@example.com");
  }
}
