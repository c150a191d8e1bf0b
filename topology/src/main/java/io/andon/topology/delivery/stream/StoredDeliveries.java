package io.andon.topology.delivery.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.delivery.DeliveryQueue;
import io.andon.core.delivery.ReceiverId;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.Receiver;
import io.andon.topology.kv.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The deliveries in the store of the task that owns them; the only place that writes them. */
public final class StoredDeliveries implements DeliveryQueue {
  private final KeyValueStore<Bytes, byte[]> store;

  public StoredDeliveries(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  @Override
  public Set<ReceiverId> receivers() {
    Set<ReceiverId> receivers = new LinkedHashSet<>();
    Bytes first = firstKey(DeliveryKeys.heads().bytes(), DeliveryKeys.heads().last());
    while (first != null) {
      ReceiverId receiver = DeliveryKeys.receiverOf(first);
      receivers.add(receiver);
      // on to the next receiver, past all that waits in this one
      first = firstKey(DeliveryKeys.heads(receiver).last(), DeliveryKeys.heads().last());
    }
    return receivers;
  }

  @Override
  public @Nullable Delivery find(String space, String id) {
    return DeliveryTables.DELIVERIES.get(store, DeliveryKeys.delivery(space, id));
  }

  @Override
  public List<Delivery> heads(ReceiverId receiver, Instant dueBy, int limit) {
    Bytes to = DeliveryKeys.headsDue(receiver, dueBy).last();
    return rows(receiver.space(), ids(DeliveryKeys.heads(receiver).bytes(), to, limit));
  }

  @Override
  public List<Delivery> headsAfter(ReceiverId receiver, Instant due, int limit) {
    Bytes from = DeliveryKeys.headsDue(receiver, due.plusMillis(1)).bytes();
    return rows(receiver.space(), ids(from, DeliveryKeys.heads(receiver).last(), limit));
  }

  @Override
  public Receiver receiver(ReceiverId receiver) {
    Receiver row = DeliveryTables.RECEIVERS.get(store, DeliveryKeys.receiver(receiver));
    return row != null ? row : unknown(receiver);
  }

  /** How one is doing to which nothing was sent yet. */
  static Receiver unknown(ReceiverId receiver) {
    return Receiver.newBuilder()
        .setSpace(receiver.space())
        .setName(receiver.name())
        .setSent(new LinkedHashMap<>())
        .build();
  }

  @Override
  public void save(Receiver row) {
    ReceiverId receiver = new ReceiverId(row.getSpace(), row.getName());
    DeliveryTables.RECEIVERS.put(store, DeliveryKeys.receiver(receiver), row);
  }

  @Override
  public @Nullable Instant nextDue(ReceiverId receiver, Instant now) {
    Bytes from = DeliveryKeys.headsDue(receiver, now.plusMillis(1)).bytes();
    Bytes head = firstKey(from, DeliveryKeys.heads(receiver).last());
    return head == null ? null : DeliveryKeys.due(head);
  }

  @Override
  public List<Delivery> pending(ReceiverId receiver, int limit) {
    Key queues = DeliveryKeys.queues(receiver);
    return rows(receiver.space(), ids(queues.bytes(), queues.last(), limit));
  }

  @Override
  public void save(Delivery after) {
    Delivery before = find(after.getSpace(), after.getId());
    boolean waited = before != null && isPending(before);
    boolean waits = isPending(after);
    if (waits && !waited) {
      after.setSeq(takeSeq());
    }
    DeliveryTables.DELIVERIES.put(
        store, DeliveryKeys.delivery(after.getSpace(), after.getId()), after);
    if (before != null && waited) {
      if (waits) {
        moveHead(before, after);
      } else {
        dequeue(before);
      }
    } else if (waits) {
      enqueue(after);
    }
    list(before, after);
  }

  private void moveHead(Delivery before, Delivery after) {
    if (isHead(after)) {
      store.delete(DeliveryKeys.head(before).bytes());
      putHead(after);
    }
  }

  private static boolean isPending(Delivery delivery) {
    return delivery.getStatus() == DeliveryStatus.PENDING;
  }

  private long takeSeq() {
    Bytes key = DeliveryKeys.nextSeq().bytes();
    long seq = DeliveryTables.number(store, DeliveryKeys.nextSeq());
    store.put(key, DeliveryTables.number(seq + 1));
    return seq;
  }

  private void enqueue(Delivery delivery) {
    boolean alone = headOf(delivery) == null;
    store.put(DeliveryKeys.queued(delivery).bytes(), id(delivery));
    if (alone) {
      putHead(delivery);
    }
  }

  /** The one behind a head is due as it says, which is at once unless a person replayed it. */
  private void dequeue(Delivery delivery) {
    boolean head = isHead(delivery);
    store.delete(DeliveryKeys.queued(delivery).bytes());
    if (head) {
      store.delete(DeliveryKeys.head(delivery).bytes());
      String next = headOf(delivery);
      Delivery row = next == null ? null : find(delivery.getSpace(), next);
      if (row != null) {
        putHead(row);
      }
    }
  }

  private void putHead(Delivery delivery) {
    store.put(DeliveryKeys.head(delivery).bytes(), id(delivery));
  }

  private boolean isHead(Delivery delivery) {
    return delivery.getId().equals(headOf(delivery));
  }

  /** Id of the head of the queue that a delivery belongs to. */
  private @Nullable String headOf(Delivery delivery) {
    Key queue = DeliveryKeys.queue(delivery);
    List<String> first = ids(queue.bytes(), queue.last(), 1);
    return first.isEmpty() ? null : first.getFirst();
  }

  private void list(@Nullable Delivery before, Delivery after) {
    boolean moved =
        before == null
            || before.getStatus() != after.getStatus()
            || before.getSeq() != after.getSeq();
    if (!moved) {
      return;
    }
    if (before != null) {
      unlist(before);
    }
    store.put(DeliveryKeys.listed(after).bytes(), id(after));
    count(after, 1);
  }

  private void unlist(Delivery delivery) {
    store.delete(DeliveryKeys.listed(delivery).bytes());
    count(delivery, -1);
  }

  private void count(Delivery delivery, int change) {
    Key key = DeliveryKeys.Listed.of(delivery).count(delivery.getStatus());
    long count = DeliveryTables.number(store, key) + change;
    if (count == 0) {
      store.delete(key.bytes());
    } else {
      store.put(key.bytes(), DeliveryTables.number(count));
    }
  }

  /** Deletes a delivery that has expired, from the lists too. */
  void expire(Delivery delivery) {
    store.delete(DeliveryKeys.delivery(delivery.getSpace(), delivery.getId()).bytes());
    unlist(delivery);
  }

  private static byte[] id(Delivery delivery) {
    return delivery.getId().getBytes(UTF_8);
  }

  private List<Delivery> rows(String space, List<String> ids) {
    List<Delivery> rows = new ArrayList<>();
    for (String id : ids) {
      Delivery row = find(space, id);
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> ids(Bytes from, Bytes to, int limit) {
    List<String> ids = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, to)) {
      while (entries.hasNext() && ids.size() < limit) {
        ids.add(new String(entries.next().value, UTF_8));
      }
    }
    return ids;
  }

  private @Nullable Bytes firstKey(Bytes from, Bytes to) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, to)) {
      return entries.hasNext() ? entries.next().key : null;
    }
  }
}
