package io.andon.topology.delivery.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.delivery.ReceiverId;
import io.andon.core.query.DeliveryReader;
import io.andon.core.query.Page;
import io.andon.core.query.ReceiverStatus;
import io.andon.core.query.Slice;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.Receiver;
import io.andon.schema.internal.ReceiverKind;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.Listing;
import io.andon.topology.kv.Postings;
import io.andon.topology.kv.RangePostings;
import io.andon.topology.kv.UnionPostings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads deliveries from the store of the instance that owns them. */
public final class StoredDeliveryReader implements DeliveryReader {
  private static final char BY_PLACE = 'l';

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final String space;

  public StoredDeliveryReader(ReadOnlyKeyValueStore<Bytes, byte[]> store, String space) {
    this.store = store;
    this.space = space;
  }

  @Override
  public Page<Delivery> deliveries(String webhook, Optional<DeliveryStatus> status, Slice slice) {
    return read(new DeliveryKeys.Listed(space, ReceiverKind.WEBHOOK, webhook), status, slice);
  }

  @Override
  public Page<Delivery> emails(Optional<DeliveryStatus> status, Slice slice) {
    return read(DeliveryKeys.Listed.emails(space), status, slice);
  }

  private Page<Delivery> read(
      DeliveryKeys.Listed list, Optional<DeliveryStatus> status, Slice slice) {
    List<DeliveryStatus> statuses = status.map(List::of).orElse(List.of(DeliveryStatus.values()));
    long total =
        statuses.stream().mapToLong(one -> DeliveryTables.number(store, list.count(one))).sum();
    List<Postings> lists =
        statuses.stream()
            .<Postings>map(one -> new RangePostings(store, list.entries(one)))
            .toList();
    return new Listing<>(BY_PLACE, this::row, null)
        .read(new UnionPostings(lists), slice, OptionalLong.of(total));
  }

  @Override
  public Optional<Delivery> find(String id) {
    return Optional.ofNullable(row(id));
  }

  @Override
  public ReceiverStatus webhook(String id) {
    return state(
        ReceiverId.ofWebhook(space, id), new DeliveryKeys.Listed(space, ReceiverKind.WEBHOOK, id));
  }

  @Override
  public ReceiverStatus mail() {
    return state(ReceiverId.ofEmail(space), DeliveryKeys.Listed.emails(space));
  }

  private ReceiverStatus state(ReceiverId receiver, DeliveryKeys.Listed list) {
    Receiver row = DeliveryTables.RECEIVERS.get(store, DeliveryKeys.receiver(receiver));
    return new ReceiverStatus(
        row == null ? StoredDeliveries.unknown(receiver) : row,
        DeliveryTables.number(store, list.count(DeliveryStatus.PENDING)),
        oldest(list.entries(DeliveryStatus.PENDING)),
        firstDue(DeliveryKeys.heads(receiver)));
  }

  /** The list is newest first. */
  private @Nullable Instant oldest(Key pending) {
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.reverseRange(pending.bytes(), pending.last())) {
      Delivery row = entries.hasNext() ? row(new String(entries.next().value, UTF_8)) : null;
      return row == null ? null : row.getQueuedAt();
    }
  }

  private @Nullable Instant firstDue(Key heads) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(heads.bytes(), heads.last())) {
      return entries.hasNext() ? DeliveryKeys.due(entries.next().key) : null;
    }
  }

  private @Nullable Delivery row(Postings postings) {
    return row(new String(postings.value(), UTF_8));
  }

  private @Nullable Delivery row(String id) {
    return DeliveryTables.DELIVERIES.get(store, DeliveryKeys.delivery(space, id));
  }
}
