package io.andon.topology.space;

import io.andon.core.space.SpaceLimits;
import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Notification;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.internal.Signal;
import io.andon.schema.serde.AvroSerdes;
import io.andon.schema.serde.SingleObjectSerde;
import io.andon.schema.topic.RecordKey;
import io.andon.schema.topic.Topic;
import io.andon.topology.settings.TopologySettings;
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
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * SPACE: correlates signals into incidents, decides on commands, fires timers. Keyed by space, so a
 * space's whole state is on one partition and one task is its only writer.
 */
public final class SpaceTopology {
  /** The store that answers every read. */
  public static final String STORE = "space-store";

  private static final String INCIDENTS = "incident-records";
  private static final String EVENTS = "event-records";
  private static final String NOTIFICATIONS = "notification-records";
  private static final String ALERTS = "alert-records";
  private static final String DOWNTIME = "downtime-records";
  private static final String OUTCOMES = "outcome-records";
  private static final String DIRECTORY = "directory-records";
  private static final String RETRACTIONS = "retraction-records";
  private static final String DEAD_LETTERS = "dead-letter-records";

  private final Map<String, String> serdeConfigs;
  private final int partitions;
  private final TopologySettings.Keep keep;
  private final SpaceLimits limits;
  private final StateGuard guard;

  /**
   * @param serdeConfigs of the public topics' Avro
   * @param layout the signals' topic has as many partitions as {@code commands}, so that both of a
   *     space meet in one task
   * @param limits what a space may hold
   * @param guard lets a partition go to work
   */
  public SpaceTopology(
      Map<String, String> serdeConfigs,
      TopologySettings.Layout layout,
      SpaceLimits limits,
      StateGuard guard) {
    this.serdeConfigs = serdeConfigs;
    this.partitions = layout.partitions();
    this.keep = layout.keep();
    this.limits = limits;
    this.guard = guard;
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
                Consumed.with(Serdes.String(), Serdes.ByteArray())
                    .withTimestampExtractor(new CommandsFirst())
                    .withName("commands-source"))
            .mapValues(
                bytes -> (SpaceInput) new SpaceInput.OfCommand(bytes), Named.as("command-inputs"));
    SignalDeadLetters letters = new SignalDeadLetters(avro(SpecificRecord.class).serializer());
    KStream<String, SpaceOutput> outputs =
        inputs
            .merge(commands, Named.as("space-inputs"))
            .process(
                () -> new SpaceProcessor(keep, limits, letters, guard),
                Named.as("space-processor"),
                STORE);

    Serde<String> text = Serdes.String();
    outputs
        .map(SpaceTopology::incidentRecord, Named.as(INCIDENTS))
        .to(
            Topic.INCIDENTS.topicName(),
            Produced.with(text, avro(Incident.class)).withName("incidents-sink"));
    outputs
        .mapValues(out -> ((SpaceOutput.OfEvent) out).event(), Named.as(EVENTS))
        .to(
            Topic.INCIDENT_EVENTS.topicName(),
            Produced.with(text, avro(IncidentEvent.class)).withName("incident-events-sink"));
    outputs
        .mapValues(
            out -> ((SpaceOutput.OfNotification) out).notification(), Named.as(NOTIFICATIONS))
        .to(
            Topic.NOTIFICATIONS.topicName(),
            Produced.with(text, avro(Notification.class)).withName("notifications-sink"));
    outputs
        .map(SpaceTopology::alertRecord, Named.as(ALERTS))
        .to(
            Topic.ALERTS.topicName(),
            Produced.with(text, avro(Alert.class)).withName("alerts-sink"));
    outputs
        .map(SpaceTopology::downtimeRecord, Named.as(DOWNTIME))
        .to(
            Topic.DOWNTIME_EVENTS.topicName(),
            Produced.with(text, avro(DowntimeEvent.class)).withName("downtime-events-sink"));
    outputs
        .mapValues(out -> ((SpaceOutput.OfOutcome) out).outcome(), Named.as(OUTCOMES))
        .to(
            Topic.COMMAND_OUTCOMES.topicName(),
            Produced.with(text, new SingleObjectSerde<>(CommandOutcome.class))
                .withName("command-outcomes-sink"));
    outputs
        .map(SpaceTopology::directoryRecord, Named.as(DIRECTORY))
        .to(
            Topic.DIRECTORY.topicName(),
            Produced.with(text, new SingleObjectSerde<>(DirectoryEntry.class))
                .withName("directory-sink"));
    outputs
        .process(RetractionRecords::new, Named.as(RETRACTIONS))
        .to(
            Topic.MISPLACED.topicName(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("retractions-sink"));
    outputs
        .map(SpaceTopology::deadLetter, Named.as(DEAD_LETTERS))
        .to(
            Topic.DEAD_LETTERS.topicName(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("dead-letters-sink"));
  }

  /** Name of the operator behind the processor that is for this kind of output. */
  static String operator(SpaceOutput output) {
    return switch (output) {
      case SpaceOutput.OfIncident out -> INCIDENTS;
      case SpaceOutput.OfExpiredIncident out -> INCIDENTS;
      case SpaceOutput.OfEvent out -> EVENTS;
      case SpaceOutput.OfNotification out -> NOTIFICATIONS;
      case SpaceOutput.OfAlert out -> ALERTS;
      case SpaceOutput.OfDowntime out -> DOWNTIME;
      case SpaceOutput.OfOutcome out -> OUTCOMES;
      case SpaceOutput.OfDirectory out -> DIRECTORY;
      case SpaceOutput.OfRetraction out -> RETRACTIONS;
      case SpaceOutput.OfDeadLetter out -> DEAD_LETTERS;
    };
  }

  private static KeyValue<String, @Nullable Incident> incidentRecord(
      String space, SpaceOutput output) {
    return output instanceof SpaceOutput.OfExpiredIncident out
        ? KeyValue.pair(new RecordKey(space, out.id()).toString(), null)
        : incidentRecord(space, ((SpaceOutput.OfIncident) output).incident());
  }

  private static KeyValue<String, @Nullable Incident> incidentRecord(
      String space, Incident incident) {
    return KeyValue.pair(RecordKey.of(incident).toString(), incident);
  }

  // keyed as producers key them: the versions of one event meet in one partition
  private static KeyValue<String, Alert> alertRecord(String space, SpaceOutput output) {
    Alert alert = ((SpaceOutput.OfAlert) output).alert();
    return KeyValue.pair(RecordKey.of(alert).toString(), alert);
  }

  private static KeyValue<String, DowntimeEvent> downtimeRecord(String space, SpaceOutput output) {
    DowntimeEvent event = ((SpaceOutput.OfDowntime) output).event();
    return KeyValue.pair(RecordKey.of(event).toString(), event);
  }

  private static KeyValue<String, @Nullable DirectoryEntry> directoryRecord(
      String space, SpaceOutput output) {
    SpaceOutput.OfDirectory directory = (SpaceOutput.OfDirectory) output;
    return KeyValue.pair(directory.key(), directory.entry());
  }

  private static KeyValue<byte @Nullable [], byte @Nullable []> deadLetter(
      String space, SpaceOutput output) {
    SpaceOutput.OfDeadLetter letter = (SpaceOutput.OfDeadLetter) output;
    return KeyValue.pair(letter.key(), letter.value());
  }

  private <T extends SpecificRecord> Serde<T> avro(Class<T> type) {
    return AvroSerdes.create(type, serdeConfigs);
  }
}
