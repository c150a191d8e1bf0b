package io.andon.topology.space.stream;

import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Notification;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.Signal;
import io.andon.schema.serde.AvroSerdes;
import io.andon.schema.serde.SingleObjectSerde;
import io.andon.schema.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.ValueMapper;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * SPACE: correlates signals into incidents, decides on commands, fires timers. Keyed by space, so a
 * space's whole state is on one partition and one task is its only writer.
 */
public final class SpaceTopology {
  /** The store that answers every read. */
  public static final String STORE = "space-store";

  private final Map<String, String> serdeConfigs;
  private final int partitions;
  private final Duration keep;

  /**
   * @param partitions of the signals' topic: the same as of {@code commands}, so that both of a
   *     space meet in one task
   */
  public SpaceTopology(Map<String, String> serdeConfigs, int partitions, Duration keep) {
    this.serdeConfigs = serdeConfigs;
    this.partitions = partitions;
    this.keep = keep;
  }

  /** Adds the sub-topology behind the signals, which are keyed by space. */
  public void addTo(StreamsBuilder builder, KStream<String, Signal> signals) {
    // cached: of what changes several times between two commits, as incidents and counters do, only
    // the last state is written and logged
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingEnabled());

    KStream<String, SpaceInput> inputs =
        signals
            .repartition(
                Repartitioned.with(Serdes.String(), new SingleObjectSerde<>(Signal.class))
                    .withName("signals")
                    .withNumberOfPartitions(partitions))
            .mapValues(
                signal -> (SpaceInput) new SpaceInput.OfSignal(signal), Named.as("signal-inputs"));
    KStream<String, SpaceInput> commands =
        builder.stream(
                Topic.COMMANDS.topicName(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("commands-source"))
            .mapValues(
                bytes -> (SpaceInput) new SpaceInput.OfCommand(bytes), Named.as("command-inputs"));
    KStream<String, SpaceOutput> outputs =
        inputs
            .merge(commands, Named.as("space-inputs"))
            .process(() -> new SpaceProcessor(keep), Named.as("space-processor"), STORE);

    Serde<String> text = Serdes.String();
    outputs
        .flatMap(SpaceTopology::incidentRecord, Named.as("incident-records"))
        .to(
            Topic.INCIDENTS.topicName(),
            Produced.with(text, avro(Incident.class)).withName("incidents-sink"));
    outputs
        .flatMapValues(only(SpaceOutput.OfEvent.class), Named.as("event-outputs"))
        .mapValues(SpaceOutput.OfEvent::event, Named.as("event-records"))
        .to(
            Topic.INCIDENT_EVENTS.topicName(),
            Produced.with(text, avro(IncidentEvent.class)).withName("incident-events-sink"));
    outputs
        .flatMapValues(only(SpaceOutput.OfNotification.class), Named.as("notification-outputs"))
        .mapValues(SpaceOutput.OfNotification::notification, Named.as("notification-records"))
        .to(
            Topic.NOTIFICATIONS.topicName(),
            Produced.with(text, avro(Notification.class)).withName("notifications-sink"));
    outputs
        .flatMapValues(only(SpaceOutput.OfOutcome.class), Named.as("outcome-outputs"))
        .mapValues(SpaceOutput.OfOutcome::outcome, Named.as("outcome-records"))
        .to(
            Topic.COMMAND_OUTCOMES.topicName(),
            Produced.with(text, new SingleObjectSerde<>(CommandOutcome.class))
                .withName("command-outcomes-sink"));
    outputs
        .flatMapValues(only(SpaceOutput.OfDirectory.class), Named.as("directory-outputs"))
        .map(
            (space, out) -> KeyValue.pair(SpaceProcessor.directoryKey(out.entry()), out.entry()),
            Named.as("directory-records"))
        .to(
            Topic.DIRECTORY.topicName(),
            Produced.with(text, new SingleObjectSerde<>(DirectoryEntry.class))
                .withName("directory-sink"));
    outputs
        .flatMapValues(only(SpaceOutput.OfDeadLetter.class), Named.as("dead-letter-outputs"))
        .map((space, out) -> KeyValue.pair(out.key(), out.value()), Named.as("dead-letter-records"))
        .to(
            Topic.DEAD_LETTERS.topicName(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-letters-sink"));
  }

  private static List<KeyValue<String, @Nullable Incident>> incidentRecord(
      String space, SpaceOutput output) {
    return switch (output) {
      case SpaceOutput.OfIncident out ->
          List.of(KeyValue.pair(space + "|" + out.incident().getId(), out.incident()));
      case SpaceOutput.OfForgottenIncident out ->
          List.of(KeyValue.pair(space + "|" + out.id(), null));
      default -> List.of();
    };
  }

  private <T extends SpecificRecord> Serde<T> avro(Class<T> type) {
    return AvroSerdes.create(type, serdeConfigs);
  }

  /** Keeps the outputs of one type. */
  private static <T extends SpaceOutput> ValueMapper<SpaceOutput, List<T>> only(Class<T> type) {
    return output -> type.isInstance(output) ? List.of(type.cast(output)) : List.of();
  }
}
