package io.andon.topology.delivery.stream;

import io.andon.core.delivery.ReceiverId;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.ReceiverKind;
import io.andon.topology.kv.Key;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * The layout of the delivery store: one tag per table or index, then the space. Tags are data
 * format; changing one needs a decision record.
 */
final class DeliveryKeys {
  private DeliveryKeys() {}

  static Key delivery(String space, String id) {
    return Key.of('d').text(space).text(id);
  }

  /** Counter: the place of what is queued next, over all spaces of the partition. */
  static Key nextSeq() {
    return Key.of('n');
  }

  /** How a receiver is doing. */
  static Key receiver(ReceiverId receiver) {
    return Key.of('h').text(receiver.space()).text(receiver.name());
  }

  /** Everything that is pending for a receiver, queue by queue. Value: id. */
  static Key queues(ReceiverId receiver) {
    return Key.of('q').text(receiver.space()).text(receiver.name());
  }

  /** The queue a delivery waits in: that of its receiver and its incident. */
  static Key queue(Delivery delivery) {
    String incident = delivery.getIncident();
    return queues(ReceiverId.of(delivery))
        .text(delivery.getReceiver())
        .text(incident == null ? "" : incident);
  }

  static Key queued(Delivery delivery) {
    return queue(delivery).ascending(delivery.getSeq());
  }

  /** Index of the heads of all queues by the time they are due. Value: id. */
  static Key heads() {
    return Key.of('w');
  }

  static Key heads(ReceiverId receiver) {
    return heads().text(receiver.space()).text(receiver.name());
  }

  static Key headsDue(ReceiverId receiver, Instant due) {
    return heads(receiver).ascending(due);
  }

  static Key head(Delivery delivery) {
    return headsDue(ReceiverId.of(delivery), delivery.getDueAt()).ascending(delivery.getSeq());
  }

  /** The receiver in the key of a head. */
  static ReceiverId receiverOf(Bytes head) {
    int name = Key.afterText(head, 1);
    return new ReceiverId(Key.textAt(head, 1), Key.textAt(head, name));
  }

  /** The time in the key of a head. */
  static Instant due(Bytes head) {
    return Key.timeAt(head, Key.afterText(head, Key.afterText(head, 1)));
  }

  /** Every list. */
  static Key listed() {
    return Key.of('l');
  }

  /**
   * What is listed together.
   *
   * @param receiver a webhook; "" where one list is for all receivers of the kind
   */
  record Listed(String space, ReceiverKind kind, String receiver) {
    static Listed of(Delivery delivery) {
      return switch (delivery.getKind()) {
        case WEBHOOK ->
            new Listed(delivery.getSpace(), ReceiverKind.WEBHOOK, delivery.getReceiver());
        case EMAIL -> emails(delivery.getSpace());
      };
    }

    static Listed emails(String space) {
      return new Listed(space, ReceiverKind.EMAIL, "");
    }

    /** Index, newest first: deliveries in a status by their place. Value: id. */
    Key entries(DeliveryStatus status) {
      return key('l', status);
    }

    /** Counter: deliveries in a status. */
    Key count(DeliveryStatus status) {
      return key('c', status);
    }

    private Key key(char tag, DeliveryStatus status) {
      return Key.of(tag).text(space).text(kind.name()).text(receiver).text(status.name());
    }
  }

  static Key listed(Delivery delivery) {
    return Listed.of(delivery).entries(delivery.getStatus()).descending(delivery.getSeq());
  }

  /** The part of the key of a list entry that names the list. */
  static Bytes list(Bytes entry) {
    int end = 1;
    for (int texts = 0; texts < 4; texts++) {
      end = Key.afterText(entry, end);
    }
    return Bytes.wrap(Arrays.copyOf(entry.get(), end));
  }
}
