package io.andon.gateway.testing;

import io.andon.core.alert.AlertMerge;
import io.andon.core.command.CommandDecider;
import io.andon.core.query.SpaceReader;
import io.andon.core.signal.SignalDecider;
import io.andon.core.signal.TimerDecider;
import io.andon.core.space.Change;
import io.andon.gateway.cluster.command.CommandClient;
import io.andon.gateway.cluster.event.EventPublisher;
import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Notification;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateSpace;
import io.andon.schema.internal.DeclareAsset;
import io.andon.schema.internal.Signal;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.Timer;
import io.andon.schema.internal.Webhook;
import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.CommandTopics;
import io.andon.schema.topic.Topic;
import io.andon.topology.store.StoredSpace;
import io.andon.topology.store.StoredSpaceReader;
import io.andon.topology.store.Timers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * A space that really decides, on a store in memory: what a surface sends is done as in production,
 * without Kafka. Alerts and stops go straight to their space.
 */
public final class LiveSpace implements CommandClient, EventPublisher {
  private static final SingleObject.Codec<CommandOutcome> OUTCOMES =
      SingleObject.codec(CommandOutcome.class);

  private final KeyValueStore<Bytes, byte[]> store =
      Stores.inMemoryKeyValueStore("space-store").get();
  private final List<IncidentEvent> happened = new ArrayList<>();
  private final List<Notification> notifications = new ArrayList<>();
  private final StoredSpace space;
  private final LiveDeliveries deliveries;
  private Consumer<Webhook> webhooks = webhook -> {};
  private int webhooksSaved;

  public LiveSpace(Space space) {
    store.init(new MockProcessorContext<>().getStateStoreContext(), store);
    this.space = new StoredSpace(store, space.getSlug());
    this.deliveries = new LiveDeliveries(space.getSlug());
    CommandOutcome unused = run(new CreateSpace(space, List.of()));
  }

  public SpaceReader reader() {
    return new StoredSpaceReader(store, space.slug());
  }

  /** What the space sends. */
  public LiveDeliveries deliveries() {
    return deliveries;
  }

  /** How often a webhook was made or changed. */
  int webhooksSaved() {
    return webhooksSaved;
  }

  /** Who hears of webhooks, as every node does. */
  void webhooksTo(Consumer<Webhook> listener) {
    webhooks = listener;
  }

  /** Declares an asset that exists from then on. */
  public void asset(Asset asset) {
    CommandOutcome unused = run(new DeclareAsset(asset));
  }

  /** Decides on a command of the system itself. */
  public CommandOutcome run(Object body) {
    return submit(
        new Command(
            UUID.randomUUID().toString(),
            space.slug(),
            new Actor(ActorKind.SYSTEM, "andon", "Andon"),
            "test",
            Fixtures.NOW,
            List.of(),
            body,
            null));
  }

  @Override
  public synchronized CommandOutcome submit(Command command) {
    if (CommandTopics.of(command) == Topic.DELIVERY_COMMANDS) {
      return OUTCOMES.decode(OUTCOMES.encode(deliveries.submit(command)));
    }
    CommandDecider.Decision decision = CommandDecider.decide(space, command, command.getIssuedAt());
    if (!decision.repeated()) {
      space.write(decision.outcome());
    }
    carryOut(decision.changes());
    // as it travels
    return OUTCOMES.decode(OUTCOMES.encode(decision.outcome()));
  }

  @Override
  public void alerts(List<Alert> alerts) {
    alerts.forEach(alert -> signal(AlertMerge.normalized(alert, Fixtures.NOW), Fixtures.NOW));
  }

  @Override
  public void downtime(List<DowntimeEvent> events) {
    events.forEach(event -> signal(event, Fixtures.NOW));
  }

  /** Decides on what a producer reports. */
  public synchronized void signal(Object body, Instant arrivedAt) {
    Signal signal =
        Signal.newBuilder()
            .setSpace(space.slug())
            .setBody(body)
            .setArrivedAt(arrivedAt)
            .setTopic("test")
            .setPartition(0)
            .setOffset(0)
            .build();
    carryOut(SignalDecider.discover(space, signal, arrivedAt));
    carryOut(SignalDecider.decide(space, signal, arrivedAt));
  }

  private void carryOut(SignalDecider.SignalDecision decision) {
    switch (decision) {
      case SignalDecider.Taken taken -> carryOut(taken.changes());
      case SignalDecider.OverLimit over -> throw new AssertionError(over.reason());
      case SignalDecider.Refused refused -> throw new AssertionError(refused.reason());
    }
  }

  /** Fires every timer that is due by then. */
  public synchronized void tick(Instant now) {
    for (Timer timer : new Timers(store).takeDue(now)) {
      carryOut(TimerDecider.decide(space, timer, now));
    }
  }

  private void carryOut(List<Change> changes) {
    space.write(changes);
    for (Change change : changes) {
      if (change instanceof Change.IncidentChanged changed) {
        happened.add(changed.event());
      }
      if (change instanceof Change.Notified notified) {
        notifications.add(notified.notification());
        deliveries.tell(notified.notification(), Fixtures.NOW);
      }
      // in production they come back from their topics
      if (change instanceof Change.AlertReported reported) {
        alerts(List.of(reported.alert()));
      }
      if (change instanceof Change.DowntimeReported reported) {
        downtime(List.of(reported.event()));
      }
      if (change instanceof Change.WebhookSaved saved) {
        webhooks.accept(saved.webhook());
        webhooksSaved++;
      }
    }
  }

  /** Everything that was told of incidents, in order. */
  public List<IncidentEvent> happened() {
    return List.copyOf(happened);
  }

  public List<Notification> notifications() {
    return List.copyOf(notifications);
  }
}
