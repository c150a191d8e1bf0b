package io.andon.topology.delivery.stream;

import static io.andon.topology.Fixtures.PLANT;
import static io.andon.topology.Fixtures.T0;

import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.ReceiverKind;
import io.andon.topology.TreeStore;
import io.andon.topology.delivery.Attempt;
import io.andon.topology.delivery.Dispatch;
import io.andon.topology.delivery.FakeSender;
import io.andon.topology.delivery.Outcome;
import io.andon.topology.delivery.Receivers;
import io.andon.topology.delivery.Target;
import io.andon.topology.query.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A dispatch on a store, with a clock that the test moves. */
final class Bench implements Receivers {
  static final Outcome OK = new Outcome.Delivered(200);
  static final Outcome REFUSED = new Outcome.Refused(500, "it answered 500");
  static final Outcome DEAD = new Outcome.Unavailable(null, "no answer", null);
  static final Duration KEEP_TRYING = Duration.ofHours(24);

  final TreeStore store = new TreeStore();
  final StoredDeliveries queue = new StoredDeliveries(store);
  final FakeSender sender = new FakeSender();
  final Set<String> removed = new HashSet<>();
  final Set<String> unheard = new HashSet<>();
  Instant now = T0;
  private Dispatch dispatch = newDispatch();

  private Dispatch newDispatch() {
    return new Dispatch(new Dispatch.Ground(queue, this, sender, KEEP_TRYING));
  }

  /** The node dies, and another one takes over what was written. */
  void crash() {
    dispatch = newDispatch();
  }

  @Override
  public Lookup find(Delivery delivery, Instant at) {
    if (removed.contains(delivery.getReceiver())) {
      return new Gone();
    }
    return unheard.contains(delivery.getReceiver())
        ? new Unheard()
        : new Known(
            delivery.getKind() == ReceiverKind.EMAIL
                ? new Target.Mailbox(delivery.getReceiver())
                : new Target.Endpoint("https://" + delivery.getReceiver(), List.of("s")));
  }

  /** Queues a delivery; its id tells what it is. */
  Delivery queue(String webhook, String incident, int number) {
    return queue(ReceiverKind.WEBHOOK, webhook, incident, number);
  }

  Delivery queue(ReceiverKind kind, String receiver, String incident, int number) {
    Delivery delivery =
        Delivery.newBuilder()
            .setId(String.join("/", receiver, incident, Integer.toString(number)))
            .setSpace(PLANT)
            .setKind(kind)
            .setReceiver(receiver)
            .setEvent("incident.opened")
            .setIncident(incident)
            .setBody("{}")
            .setCreatedAt(now)
            .setQueuedAt(now)
            .setDueAt(now)
            .build();
    queue.save(delivery);
    dispatch.queued(delivery);
    return delivery;
  }

  /** Has receivers take a first message, so that they are known to be well. */
  void prove(String... webhooks) {
    for (String webhook : webhooks) {
      queue(webhook, "first", 0);
      tick();
      end(OK);
    }
  }

  void hurry(Delivery delivery) {
    dispatch.hurry(delivery);
  }

  boolean tick() {
    return dispatch.tick(now);
  }

  /** Time passes, then there is a tick. */
  boolean tick(Duration passed) {
    now = now.plus(passed);
    return tick();
  }

  /** What is under way ends so, and the dispatch takes notice. */
  void end(Outcome outcome) {
    sender.end(outcome);
    tick();
  }

  /** Ids of what was begun, in order. */
  List<String> begun() {
    return sender.begun().stream().map(attempt -> attempt.delivery().getId()).toList();
  }

  List<String> underWay() {
    return sender.underWay().stream().map(attempt -> attempt.delivery().getId()).toList();
  }

  Attempt lastBegun() {
    return sender.begun().getLast();
  }

  Delivery row(String id) {
    return queue.find(PLANT, id);
  }

  DeliveryStatus status(String id) {
    return row(id).getStatus();
  }

  long count(String webhook, DeliveryStatus status) {
    return new StoredDeliveryReader(store, PLANT)
        .deliveries(webhook, Optional.of(status), Slice.first(1))
        .total()
        .orElseThrow();
  }
}
