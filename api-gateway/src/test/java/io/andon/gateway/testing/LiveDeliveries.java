package io.andon.gateway.testing;

import io.andon.core.delivery.Deliveries;
import io.andon.core.delivery.DeliveryDecider;
import io.andon.core.delivery.ReceiverId;
import io.andon.core.query.DeliveryReader;
import io.andon.schema.Notification;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.Receiver;
import io.andon.schema.internal.TryWebhook;
import io.andon.topology.delivery.stream.StoredDeliveries;
import io.andon.topology.delivery.stream.StoredDeliveryReader;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** What a space sends, queued as in production, and sent when a test says so. */
public final class LiveDeliveries {
  private final KeyValueStore<Bytes, byte[]> store =
      Stores.inMemoryKeyValueStore("delivery-store").get();
  private final StoredDeliveries queue = new StoredDeliveries(store);
  private final Deliveries deliveries = new Deliveries("https://andon.example", true);
  private final String space;

  public LiveDeliveries(String space) {
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    this.space = space;
  }

  DeliveryReader reader(String space) {
    return new StoredDeliveryReader(store, space);
  }

  CommandOutcome submit(Command command) {
    if (command.getBody() instanceof TryWebhook wanted) {
      Receiver receiver = queue.receiver(ReceiverId.ofWebhook(space, wanted.getWebhook()));
      receiver.setPausedUntil(null);
      queue.save(receiver);
      return DeliveryDecider.retriedNow(command, receiver, command.getIssuedAt());
    }
    DeliveryDecider.Decision decision =
        DeliveryDecider.decide(queue, command, command.getIssuedAt());
    if (decision.save() != null) {
      queue.save(decision.save());
    }
    return decision.outcome();
  }

  /** Queues what is to be sent of a notification. */
  public void tell(Notification notification, Instant now) {
    deliveries.of(notification, now).forEach(queue::save);
  }

  /** Changes how a webhook is doing, as an attempt would. */
  public void receiver(String webhook, Consumer<Receiver> change) {
    change(ReceiverId.ofWebhook(space, webhook), change);
  }

  /** As {@link #receiver}, for the mail server. */
  public void mailServer(Consumer<Receiver> change) {
    change(ReceiverId.ofEmail(space), change);
  }

  private void change(ReceiverId id, Consumer<Receiver> change) {
    Receiver receiver = queue.receiver(id);
    change.accept(receiver);
    queue.save(receiver);
  }

  /** Changes a delivery, as an attempt would. */
  public void change(String id, Consumer<Delivery> change) {
    Delivery delivery = queue.find(space, id);
    change.accept(delivery);
    queue.save(delivery);
  }
}
