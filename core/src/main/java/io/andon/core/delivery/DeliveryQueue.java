package io.andon.core.delivery;

import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.Receiver;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of a partition. Those to one receiver about one incident are a queue, and only the
 * head of a queue is ever due. Rows are read-only, as everywhere.
 */
public interface DeliveryQueue {
  /** The receivers that have anything pending. */
  Set<ReceiverId> receivers();

  @Nullable Delivery find(String space, String id);

  /** The first heads of the receiver's queues that are due by then, earliest first. */
  List<Delivery> heads(ReceiverId receiver, Instant dueBy, int limit);

  /** The first heads of the receiver's queues that are due later than that, earliest first. */
  List<Delivery> headsAfter(ReceiverId receiver, Instant due, int limit);

  /** When the first head is due that is due later than {@code now}; null: none. */
  @Nullable Instant nextDue(ReceiverId receiver, Instant now);

  /** The first pending deliveries of the receiver, heads or not. */
  List<Delivery> pending(ReceiverId receiver, int limit);

  /**
   * Writes a delivery and takes it over; one that begins to be pending is given its place, which is
   * the end of its queue.
   */
  void save(Delivery delivery);

  /** How a receiver is doing. */
  Receiver receiver(ReceiverId receiver);

  void save(Receiver receiver);
}
