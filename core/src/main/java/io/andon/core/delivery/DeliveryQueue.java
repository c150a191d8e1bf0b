package io.andon.core.delivery;

import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.Receiver;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of a partition. Those to one receiver about one incident are a queue, and only the
 * head of a queue is ever due. Rows are fresh copies that belong to the reader.
 */
public interface DeliveryQueue {
  /** The lanes that have anything pending. */
  Set<LaneId> lanes();

  @Nullable Delivery find(String space, String id);

  /** The first heads of the lane's queues that are due by then, earliest first. */
  List<Delivery> heads(LaneId lane, Instant dueBy, int limit);

  /** The first heads of the lane's queues that are due later than that, earliest first. */
  List<Delivery> headsAfter(LaneId lane, Instant due, int limit);

  /** When the first head is due that is due later than {@code now}; null: none. */
  @Nullable Instant nextDue(LaneId lane, Instant now);

  /** The first pending deliveries of the lane, heads or not. */
  List<Delivery> pending(LaneId lane, int limit);

  /** Writes a delivery; one that begins to be pending goes to the end of its queue. */
  void save(Delivery delivery);

  /** How the receiver of a lane is doing. */
  Receiver receiver(LaneId lane);

  void save(Receiver receiver);
}
