package io.andon.topology.delivery.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Expires deliveries that are over, a slice of the store at a time: after thirty days, and of those
 * that need nobody's attention the latest thousand of a receiver are kept. What is pending never
 * expires.
 */
final class DeliveryRetention {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int LATEST = 1_000;
  private static final int SLICE = 1_000;

  private final Sweep sweep;
  private final StoredDeliveries deliveries;
  private @Nullable Bytes list;
  private int seenOfList;

  DeliveryRetention(KeyValueStore<Bytes, byte[]> store, StoredDeliveries deliveries) {
    this.sweep = new Sweep(store, List.of(DeliveryKeys.listed()), SLICE);
    this.deliveries = deliveries;
  }

  /** Looks at the next slice. */
  void sweep(Instant now) {
    List<KeyValue<Bytes, byte[]>> slice = new ArrayList<>();
    sweep.next(slice::add);
    for (KeyValue<Bytes, byte[]> entry : slice) {
      Bytes ofEntry = DeliveryKeys.list(entry.key);
      seenOfList = ofEntry.equals(list) ? seenOfList + 1 : 1;
      list = ofEntry;
      Delivery row = deliveries.find(Key.textAt(entry.key, 1), new String(entry.value, UTF_8));
      if (row != null && hasExpired(row, now)) {
        deliveries.expire(row);
      }
    }
  }

  private boolean hasExpired(Delivery row, Instant now) {
    Instant ended = row.getEndedAt();
    if (row.getStatus() == DeliveryStatus.PENDING || ended == null) {
      return false;
    }
    boolean crowdedOut = row.getStatus() != DeliveryStatus.FAILED && seenOfList > LATEST;
    return crowdedOut || ended.isBefore(now.minus(KEPT));
  }
}
