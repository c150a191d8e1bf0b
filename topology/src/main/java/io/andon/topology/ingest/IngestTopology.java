package io.andon.topology.ingest;

import io.andon.schema.internal.Signal;
import io.andon.schema.topic.Topic;
import io.andon.topology.ingest.Intake.Changed;
import io.andon.topology.ingest.Intake.Misplaced;
import io.andon.topology.ingest.Intake.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * INGEST: takes records from outside, merges versions, drops duplicates and joins alerts with
 * downtime of the same asset. Keyed by {@code space|asset}, so a storm is spread over all
 * partitions and dies here.
 */
public final class IngestTopology {
  static final String STORE = "ingest-store";

  /** What every node knows of every space, in every node. */
  public static final String DIRECTORY_STORE = "directory-store";

  private static final String CHANGED = "changed";
  private static final String REFUSED = "refused";
  private static final String MISPLACED = "misplaced-rekeyed";

  private final Map<String, String> serdeConfigs;
  private final Duration keep;

  /**
   * @param keep how long the last version of an alert or a downtime event is remembered
   */
  public IngestTopology(Map<String, String> serdeConfigs, Duration keep) {
    this.serdeConfigs = serdeConfigs;
    this.keep = keep;
  }

  /**
   * Adds the sub-topology. The stream it returns is keyed by space; a change comes before the links
   * it takes part in.
   */
  public KStream<String, Signal> addTo(StreamsBuilder builder) {
    // cached: a duplicate finds its row in memory, and a row that changes twice between two commits
    // is logged once
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingEnabled());
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
                () -> new IntakeProcessor(new InputReader(serdeConfigs), keep),
                Named.as("intake-processor"),
                STORE);

    intake
        .map(
            (key, value) -> KeyValue.pair(((Refused) value).key(), ((Refused) value).value()),
            Named.as(REFUSED))
        .to(
            Topic.DEAD_LETTERS.topicName(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("refused-sink"));
    intake
        .map(
            (key, value) ->
                KeyValue.pair(((Misplaced) value).rightKey(), ((Misplaced) value).value()),
            Named.as(MISPLACED))
        .to(
            Topic.MISPLACED.topicName(),
            Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("misplaced-sink"));
    return intake.map(
        (key, value) ->
            KeyValue.pair(((Changed) value).signal().getSpace(), ((Changed) value).signal()),
        Named.as(CHANGED));
  }

  /** Name of the operator behind the processor that is for this kind of result. */
  static String operator(Intake intake) {
    return switch (intake) {
      case Changed changed -> CHANGED;
      case Refused refused -> REFUSED;
      case Misplaced misplaced -> MISPLACED;
    };
  }
}
