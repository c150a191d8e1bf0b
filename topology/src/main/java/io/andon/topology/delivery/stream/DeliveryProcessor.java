package io.andon.topology.delivery.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.delivery.Deliveries;
import io.andon.core.delivery.DeliveryCounts;
import io.andon.core.delivery.DeliveryDecider;
import io.andon.core.delivery.Dispatch;
import io.andon.core.delivery.ReceiverId;
import io.andon.core.delivery.Sender;
import io.andon.core.delivery.mail.MailRules;
import io.andon.schema.Notification;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.Receiver;
import io.andon.schema.internal.TryWebhook;
import io.andon.schema.serde.RegistryUnavailableException;
import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.Origin;
import io.andon.topology.failure.Parked;
import io.andon.topology.failure.StreamFailures;
import io.andon.topology.ingest.IngestTopology;
import io.andon.topology.time.Punctuators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
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
  private Punctuators punctuators;
  private Cancellable ticking;
  private StreamFailures failures;
  private boolean quick;

  /**
   * What a processor is made for.
   *
   * @param sender sends what is due
   * @param rules how long and how much is sent
   */
  record Plan(
      Deserializer<Notification> notifications,
      Deliveries deliveries,
      Sender sender,
      DeliveryCounts counts,
      Rules rules) {}

  /**
   * What the operator has settled.
   *
   * @param keepTrying how long after it was queued a delivery is still tried again
   * @param mail who gets e-mail, and how much
   */
  record Rules(Duration keepTrying, MailRules mail) {}

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
            new Dispatch.Dependencies(
                deliveries,
                new DirectoryReceivers(
                    context.getStateStore(IngestTopology.DIRECTORY_STORE), plan.rules().mail()),
                plan.sender(),
                new Dispatch.Rules(plan.rules().keepTrying(), plan.rules().mail().perHour()),
                plan.counts()));
    // what a node left behind is not to wait
    this.quick = true;
    this.punctuators = new Punctuators(context);
    this.ticking = punctuators.every(QUICK, this::tick);
    DeliveryRetention retention = new DeliveryRetention(store, deliveries);
    punctuators.every(RETENTION_EVERY, now -> retention.sweep(Instant.ofEpochMilli(now)));
  }

  @Override
  public void close() {
    punctuators.close();
  }

  private void tick(long wallClock) {
    pace(dispatch.tick(Instant.ofEpochMilli(wallClock)));
  }

  private void pace(boolean wanted) {
    if (wanted != quick) {
      quick = wanted;
      ticking.cancel();
      ticking = punctuators.every(quick ? QUICK : CALM, this::tick);
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
    if (command.getBody() instanceof TryWebhook wanted) {
      ReceiverId id = ReceiverId.ofWebhook(command.getSpace(), wanted.getWebhook());
      Receiver receiver = dispatch.retryNow(id, now());
      pace(true);
      answer(record, DeliveryDecider.retriedNow(command, receiver, now()));
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
      dispatch.retryNow(save);
      pace(true);
    }
    answer(record, decision.outcome());
  }

  private void answer(Record<String, DeliveryInput> record, CommandOutcome outcome) {
    forward(record, new DeliveryOutput.OfOutcome(outcome), new RecordHeaders());
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
