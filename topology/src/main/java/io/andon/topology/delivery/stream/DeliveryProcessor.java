package io.andon.topology.delivery.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.Notification;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.Delivery;
import io.andon.schema.serde.RegistryUnavailableException;
import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.Origin;
import io.andon.topology.delivery.Deliveries;
import io.andon.topology.delivery.DeliveryDecider;
import io.andon.topology.delivery.Dispatch;
import io.andon.topology.delivery.Sender;
import io.andon.topology.evidence.EvidenceTopology;
import io.andon.topology.failure.Parked;
import io.andon.topology.failure.StreamFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The only writer of deliveries: queues what notifications and people ask for, and ticks. */
final class DeliveryProcessor implements Processor<String, DeliveryInput, String, DeliveryOutput> {
  /** While anything is under way. */
  private static final Duration QUICK = Duration.ofMillis(50);

  /** Else: every tick costs a commit. */
  private static final Duration CALM = Duration.ofSeconds(1);

  private static final Duration RETENTION_EVERY = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryProcessor.class);
  private static final SingleObject.Codec<Command> COMMANDS = SingleObject.codec(Command.class);

  private final Plan plan;
  private ProcessorContext<String, DeliveryOutput> context;
  private StoredDeliveries deliveries;
  private Dispatch dispatch;
  private Cancellable ticking;
  private StreamFailures failures;
  private boolean quick;

  /**
   * What a processor is made for.
   *
   * @param keepTrying how long after it was queued a delivery is still tried again
   */
  record Plan(
      Deserializer<Notification> notifications,
      Deliveries deliveries,
      Sender sender,
      Duration keepTrying) {}

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before the first record
  DeliveryProcessor(Plan plan) {
    this.plan = plan;
  }

  @Override
  public void init(ProcessorContext<String, DeliveryOutput> context) {
    this.context = context;
    this.failures = StreamFailures.of(context.appConfigs());
    KeyValueStore<Bytes, byte[]> store = context.getStateStore(DeliveryTopology.STORE);
    this.deliveries = new StoredDeliveries(store);
    this.dispatch =
        new Dispatch(
            new Dispatch.Ground(
                deliveries,
                new DirectoryReceivers(context.getStateStore(EvidenceTopology.DIRECTORY_STORE)),
                plan.sender(),
                plan.keepTrying()));
    // what a node left behind is not to wait
    this.quick = true;
    this.ticking = every(QUICK);
    DeliveryRetention retention = new DeliveryRetention(store, deliveries);
    context.schedule(
        RETENTION_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> retention.sweep(Instant.ofEpochMilli(now)));
  }

  private Cancellable every(Duration pace) {
    return context.schedule(pace, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  private void tick(long wallClock) {
    pace(dispatch.tick(Instant.ofEpochMilli(wallClock)));
  }

  private void pace(boolean wanted) {
    if (wanted != quick) {
      quick = wanted;
      ticking.cancel();
      ticking = every(quick ? QUICK : CALM);
    }
  }

  @Override
  public void process(Record<String, DeliveryInput> record) {
    Parked parked = failures.begins(context.recordMetadata().orElseThrow());
    if (parked != null) {
      refuse(record, parked.reason());
      return;
    }
    if (DeadLetter.tooLarge(record.value().bytes(), record.headers())) {
      refuse(record, DeadLetter.TOO_LARGE);
      return;
    }
    switch (record.value()) {
      case DeliveryInput.OfNotification input -> notification(input.bytes(), record);
      case DeliveryInput.OfCommand input -> command(input.bytes(), record);
    }
  }

  private void notification(byte @Nullable [] bytes, Record<String, DeliveryInput> record) {
    List<Delivery> wanted;
    try {
      Notification told = plan.notifications().deserialize(Topic.NOTIFICATIONS.topicName(), bytes);
      if (told == null) {
        refuse(record, "the record has no value");
        return;
      }
      wanted = plan.deliveries().of(told, now());
    } catch (RegistryUnavailableException e) {
      throw e; // to be tried again, not to be thrown away
    } catch (RuntimeException e) {
      refuse(record, "unreadable notification: " + e.getMessage());
      return;
    }
    for (Delivery delivery : wanted) {
      // the same notification may be published again by whoever writes to the topic
      if (deliveries.find(delivery.getSpace(), delivery.getId()) == null) {
        deliveries.save(delivery);
        dispatch.queued(delivery);
        pace(true);
      }
    }
  }

  private void command(byte @Nullable [] bytes, Record<String, DeliveryInput> record) {
    if (bytes == null) {
      refuse(record, "the record has no value");
      return;
    }
    Command command;
    try {
      command = COMMANDS.decode(bytes);
    } catch (RuntimeException e) {
      refuse(record, "unreadable command: " + e.getMessage());
      return;
    }
    DeliveryDecider.Decision decision;
    try {
      decision = DeliveryDecider.decide(deliveries, command, now());
    } catch (KafkaException e) {
      throw e; // the store, not the command
    } catch (RuntimeException e) {
      LOG.error("undecidable command {} of {}", command.getId(), command.getSpace(), e);
      refuse(record, "internal error: " + e);
      return;
    }
    Delivery save = decision.save();
    if (save != null) {
      deliveries.save(save);
      dispatch.hurry(save);
      pace(true);
    }
    forward(record, new DeliveryOutput.OfOutcome(decision.outcome()), new RecordHeaders());
  }

  // not the record's time: what was told while no node ran is to be tried for as long as the rest
  private Instant now() {
    return Instant.ofEpochMilli(context.currentSystemTimeMs());
  }

  private void refuse(Record<String, DeliveryInput> record, String reason) {
    byte[] key = record.key() == null ? null : record.key().getBytes(UTF_8);
    DeadLetter letter =
        DeadLetter.of(new DeadLetter.Found(key, record.value().bytes(), record.headers()), reason);
    Origin.of(context.recordMetadata().orElseThrow(), record.headers()).stamp(letter.headers());
    forward(
        record, new DeliveryOutput.OfDeadLetter(letter.key(), letter.value()), letter.headers());
  }

  /** To the one operator that is for this kind of output, instead of offering it to all. */
  private void forward(
      Record<String, DeliveryInput> record, DeliveryOutput output, Headers headers) {
    context.forward(
        new Record<>(String.valueOf(record.key()), output, record.timestamp(), headers),
        DeliveryTopology.operator(output));
  }
}
