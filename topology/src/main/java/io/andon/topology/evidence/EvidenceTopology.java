package io.andon.topology.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.EvidenceKind;
import io.andon.schema.internal.Link;
import io.andon.schema.internal.Signal;
import io.andon.schema.topic.Topic;
import io.andon.topology.evidence.Intake.Changed;
import io.andon.topology.evidence.Intake.Misplaced;
import io.andon.topology.evidence.Intake.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.Stores;

/**
 * EVIDENCE: takes records from outside, merges versions, drops duplicates and joins alerts with
 * downtime of the same asset. Keyed by {@code space|asset}, so a storm is spread over all
 * partitions and dies here.
 */
public final class EvidenceTopology {
  static final String STORE = "evidence-store";
  static final String DIRECTORY_STORE = "directory-store";
  private static final String JOIN = "alert-downtime-join";

  /** How far apart two onsets may be to be joined; a space's own window may be narrower. */
  static final Duration JOIN_WINDOW = Duration.ofMinutes(15);

  /** How late an onset may come and still be joined. */
  static final Duration JOIN_GRACE = Duration.ofHours(12);

  private final Map<String, String> serdeConfigs;

  public EvidenceTopology(Map<String, String> serdeConfigs) {
    this.serdeConfigs = serdeConfigs;
  }

  /**
   * Adds the sub-topology. The stream it returns is keyed by space; a change comes before the links
   * it takes part in.
   */
  public KStream<String, Signal> addTo(StreamsBuilder builder) {
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray()));
    builder.globalTable(
        Topic.DIRECTORY.topicName(),
        Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("directory-source"),
        // in memory: a persistent global store can lose updates after a crash (KAFKA-21034)
        Materialized.as(Stores.inMemoryKeyValueStore(DIRECTORY_STORE)));

    KStream<byte[], Intake> intake =
        builder.stream(
                List.of(
                    Topic.ALERTS.topicName(),
                    Topic.DOWNTIME_EVENTS.topicName(),
                    Topic.ASSETS.topicName(),
                    Topic.MISPLACED.topicName()),
                Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("events-source"))
            .processValues(
                () -> new IntakeProcessor(new InputReader(serdeConfigs), JOIN_WINDOW),
                Named.as("intake-processor"),
                STORE);

    intake
        .filter((key, value) -> value instanceof Refused, Named.as("refused"))
        .mapValues(value -> ((Refused) value).value(), Named.as("refused-value"))
        .to(
            Topic.DEAD_LETTERS.topicName(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("refused-sink"));
    intake
        .filter((key, value) -> value instanceof Misplaced, Named.as("misplaced"))
        .map(
            (key, value) ->
                KeyValue.pair(((Misplaced) value).rightKey(), ((Misplaced) value).value()),
            Named.as("misplaced-rekeyed"))
        .to(
            Topic.MISPLACED.topicName(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("misplaced-sink"));

    KStream<byte[], Changed> changes =
        intake
            .filter((key, value) -> value instanceof Changed, Named.as("changed"))
            .mapValues(value -> (Changed) value, Named.as("changes"));
    KStream<String, Signal> signals =
        changes.map(
            (key, change) -> KeyValue.pair(change.signal().getSpace(), change.signal()),
            Named.as("change-signals"));
    return signals.merge(links(changes), Named.as("signals-merge"));
  }

  private static KStream<String, Signal> links(KStream<byte[], Changed> changes) {
    KStream<byte[], Onset> onsets =
        changes
            .filter((key, change) -> change.onset() != null, Named.as("onset-changes"))
            .mapValues(change -> Objects.requireNonNull(change.onset()), Named.as("onsets"))
            .processValues(OnsetTime::new, Named.as("onset-time"));
    KStream<byte[], Onset> alerts =
        onsets.filter((key, onset) -> onset.kind() == EvidenceKind.ALERT, Named.as("alert-onsets"));
    KStream<byte[], Onset> downtimes =
        onsets.filter(
            (key, onset) -> onset.kind() == EvidenceKind.DOWNTIME, Named.as("downtime-onsets"));
    // inner, never left or outer: those emit left+null inside the grace and the match too
    // (KAFKA-19536)
    return alerts
        .join(
            downtimes,
            EvidenceTopology::link,
            JoinWindows.ofTimeDifferenceAndGrace(JOIN_WINDOW, JOIN_GRACE),
            StreamJoined.with(Serdes.ByteArray(), OnsetSerde.create(), OnsetSerde.create())
                .withName(JOIN)
                .withStoreName(JOIN))
        .map((key, link) -> KeyValue.pair(link.getSpace(), link), Named.as("link-signals"));
  }

  private static Signal link(byte[] key, Onset alert, Onset downtime) {
    String recordKey = new String(key, UTF_8);
    int bar = recordKey.indexOf('|');
    Instant arrivedAt =
        alert.arrivedAt().isAfter(downtime.arrivedAt()) ? alert.arrivedAt() : downtime.arrivedAt();
    return new Signal(
        recordKey.substring(0, bar),
        new Link(
            alert.ref(), downtime.ref(), recordKey.substring(bar + 1), alert.at(), downtime.at()),
        arrivedAt,
        JOIN,
        -1,
        -1L,
        null,
        null);
  }

  /**
   * From here on a record's time is when its condition began, so that the join's windows are event
   * time.
   */
  private static final class OnsetTime extends ContextualFixedKeyProcessor<byte[], Onset, Onset> {
    @Override
    public void process(FixedKeyRecord<byte[], Onset> record) {
      context().forward(record.withTimestamp(record.value().at().toEpochMilli()));
    }
  }
}
