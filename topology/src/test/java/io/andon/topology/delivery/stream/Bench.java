package io.andon.topology.delivery.stream;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.T0;

import io.andon.core.delivery.Attempt;
import io.andon.core.delivery.DeliveryCounts;
import io.andon.core.delivery.Dispatch;
import io.andon.core.delivery.Outcome;
import io.andon.core.delivery.ReceiverId;
import io.andon.core.delivery.Receivers;
import io.andon.core.delivery.Target;
import io.andon.core.query.ReceiverStatus;
import io.andon.core.query.Slice;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.Receiver;
import io.andon.schema.internal.ReceiverKind;
import io.andon.topology.TreeStore;
import io.andon.topology.delivery.FakeSender;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A dispatch on a store, with a clock that the test moves. */
final class Bench implements Receivers {
  static final Outcome OK = new Outcome.Delivered(200);
  static final Outcome REFUSED = new Outcome.Refused(500, "it answered 500");
  static final Outcome DEAD = new Outcome.Unavailable(null, "no answer", null);
  static final Duration KEEP_TRYING = Duration.ofHours(24);

  static final int MAILS_PER_HOUR = 10;

  final TreeStore store = new TreeStore();
  final StoredDeliveries queue = new StoredDeliveries(store);
  final FakeSender sender = new FakeSender();
  final Set<String> removed = new HashSet<>();
  final Set<String> unheard = new HashSet<>();
  final Set<String> unwelcome = new HashSet<>();
  final Map<String, Instant> changed = new HashMap<>();
  final DeliveryCounts counts = new DeliveryCounts();
  Instant now = T0;
  private Dispatch dispatch = newDispatch();

  private Dispatch newDispatch() {
    return new Dispatch(
        new Dispatch.Dependencies(
            queue, this, sender, new Dispatch.Rules(KEEP_TRYING, MAILS_PER_HOUR), counts));
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
    if (unwelcome.contains(delivery.getReceiver())) {
      return new Forbidden("not there");
    }
    return unheard.contains(delivery.getReceiver())
        ? new Unheard()
        : new Known(
            delivery.getKind() == ReceiverKind.EMAIL
                ? new Target.Mailbox(delivery.getReceiver())
                : new Target.Endpoint("https://" + delivery.getReceiver(), List.of("s")));
  }

  @Override
  public Instant version(ReceiverId receiver) {
    return changed.getOrDefault(receiver.name(), T0);
  }

  /** The webhook is changed now. */
  void change(String webhook) {
    changed.put("webhook/" + webhook, now);
  }

  /** Somebody wants all that waits tried now. */
  Receiver retryAllNow(String webhook) {
    return dispatch.retryNow(ReceiverId.ofWebhook(PLANT, webhook), now);
  }

  ReceiverStatus state(String webhook) {
    return new StoredDeliveryReader(store, PLANT).webhook(webhook);
  }

  ReceiverStatus mail() {
    return new StoredDeliveryReader(store, PLANT).mail();
  }

  long counted(String kind, String outcome) {
    return counted(DeliveryCounts.What.ENDED, kind, outcome);
  }

  long counted(DeliveryCounts.What what, String kind, String outcome) {
    AtomicLong count = new AtomicLong();
    counts.forEach(
        (series, number) -> {
          if (series.equals(new DeliveryCounts.Series(what, kind, outcome))) {
            count.set(number.sum());
          }
        });
    return count.get();
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

  void retryNow(Delivery delivery) {
    dispatch.retryNow(delivery);
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
