package io.andon.topology.delivery.stream;

import io.andon.core.delivery.Deliveries;
import io.andon.core.delivery.DeliveryCounts;
import io.andon.core.delivery.Sender;
import io.andon.schema.Notification;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.serde.AvroSerdes;
import io.andon.schema.serde.SingleObjectSerde;
import io.andon.schema.topic.Topic;
import io.andon.topology.settings.DeliverySettings;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * DELIVERY: queues what webhooks and mailboxes are to hear, and has it sent. Keyed by space, apart
 * from SPACE, so that a crowd of slow receivers costs no decision any time.
 */
public final class DeliveryTopology {
  /** The store that holds what is pending and what was sent lately. */
  public static final String STORE = "delivery-store";

  private static final String OUTCOMES = "delivery-outcome-records";
  private static final String DEAD_LETTERS = "delivery-dead-letter-records";

  private final Map<String, String> serdeConfigs;
  private final DeliverySettings settings;
  private final Outgoing outgoing;

  /**
   * How it gets out.
   *
   * @param sender sends it
   * @param counts where it is counted what became of it
   */
  public record Outgoing(Sender sender, DeliveryCounts counts) {}

  public DeliveryTopology(
      Map<String, String> serdeConfigs, DeliverySettings settings, Outgoing outgoing) {
    this.serdeConfigs = serdeConfigs;
    this.settings = settings;
    this.outgoing = outgoing;
  }

  /** Adds the sub-topology. */
  public void addTo(StreamsBuilder builder) {
    // cached: what is queued and sent between two commits is logged once
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingEnabled());

    KStream<String, DeliveryInput> notifications =
        builder.stream(
                Topic.NOTIFICATIONS.topicName(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("notifications-source"))
            .mapValues(
                bytes -> (DeliveryInput) new DeliveryInput.OfNotification(bytes),
                Named.as("notification-inputs"));
    KStream<String, DeliveryInput> commands =
        builder.stream(
                Topic.DELIVERY_COMMANDS.topicName(),
                Consumed.with(Serdes.String(), Serdes.ByteArray())
                    .withName("delivery-commands-source"))
            .mapValues(
                bytes -> (DeliveryInput) new DeliveryInput.OfCommand(bytes),
                Named.as("delivery-command-inputs"));
    KStream<String, DeliveryOutput> outputs =
        notifications
            .merge(commands, Named.as("delivery-inputs"))
            .process(() -> new DeliveryProcessor(plan()), Named.as("delivery-processor"), STORE);

    Serde<String> text = Serdes.String();
    outputs
        .mapValues(out -> ((DeliveryOutput.OfOutcome) out).outcome(), Named.as(OUTCOMES))
        .to(
            Topic.COMMAND_OUTCOMES.topicName(),
            Produced.with(text, new SingleObjectSerde<>(CommandOutcome.class))
                .withName("delivery-outcomes-sink"));
    outputs
        .map(DeliveryTopology::deadLetter, Named.as(DEAD_LETTERS))
        .to(
            Topic.DEAD_LETTERS.topicName(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withName("delivery-dead-letters-sink"));
  }

  private DeliveryProcessor.Plan plan() {
    return new DeliveryProcessor.Plan(
        AvroSerdes.create(Notification.class, serdeConfigs).deserializer(),
        new Deliveries(settings.baseUrl(), settings.smtp().isPresent()),
        outgoing.sender(),
        outgoing.counts(),
        new DeliveryProcessor.Rules(settings.keepTrying(), settings.mail()));
  }

  /** Name of the operator behind the processor that is for this kind of output. */
  static String operator(DeliveryOutput output) {
    return switch (output) {
      case DeliveryOutput.OfOutcome out -> OUTCOMES;
      case DeliveryOutput.OfDeadLetter out -> DEAD_LETTERS;
    };
  }

  private static KeyValue<byte @Nullable [], byte @Nullable []> deadLetter(
      String space, DeliveryOutput output) {
    DeliveryOutput.OfDeadLetter letter = (DeliveryOutput.OfDeadLetter) output;
    return KeyValue.pair(letter.key(), letter.value());
  }
}
