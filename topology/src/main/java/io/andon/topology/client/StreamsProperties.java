package io.andon.topology.client;

import io.andon.schema.topic.Topic;
import io.andon.topology.failure.WatchedDeserialization;
import io.andon.topology.failure.WatchedProcessing;
import io.andon.topology.failure.WatchedProduction;
import io.andon.topology.settings.FetchLimits;
import io.andon.topology.settings.TopologySettings;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.UsePartitionTimeOnInvalidTimestamp;

/** The configuration of Kafka Streams. What is not Kafka's default says why. */
public final class StreamsProperties {
  private StreamsProperties() {}

  /** Records taken at once, and waiting in each partition, by a node that came out of a crash. */
  private static final int CAREFUL_RECORDS = 4;

  /** The same in small steps: many records may be too much though each of them is not. */
  public static Properties careful(TopologySettings settings) {
    Properties p = of(settings);
    p.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), CAREFUL_RECORDS);
    p.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, CAREFUL_RECORDS);
    return p;
  }

  /** The properties for the given settings. */
  public static Properties of(TopologySettings settings) {
    TopologySettings.Instance instance = settings.instance();
    TopologySettings.Tuning tuning = instance.tuning();
    Properties p = new Properties();
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.layout().applicationId());
    p.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.cluster().bootstrapServers());
    // how peers reach this instance when a space's state is here
    p.put(
        StreamsConfig.APPLICATION_SERVER_CONFIG,
        instance.advertised().host() + ":" + instance.advertised().port());
    // the default is the temp directory, which may be emptied
    p.put(StreamsConfig.STATE_DIR_CONFIG, instance.stateDirectory().toString());
    // a result is committed with the state and the offset behind it, or not at all
    p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // a write waits for its transaction: the default of 100 ms would be the latency of every write
    p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, tuning.commitInterval().toMillis());
    // an idle thread looks at the clock for its commits only between two polls: the default of
    // 100 ms would be the latency of every write too
    p.put(StreamsConfig.POLL_MS_CONFIG, 5L);
    p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, tuning.threads());
    p.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, tuning.standbys());
    p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.layout().replication());
    // the streams protocol cannot change a topology yet
    p.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    // names of internal topics and stores are data format: none may be made up by the position of
    // an operator
    p.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    // operators only hand over to each other; merging them saves records in flight
    p.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
    // what the intake refuses it sends to the dead letters itself; this catches what never gets
    // that far
    p.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, WatchedDeserialization.class);
    p.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topic.DEAD_LETTERS.topicName());
    // an exception in a processor is a bug: fail, keep the record, try again, and park it in the
    // end
    p.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, WatchedProcessing.class);
    p.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, WatchedProduction.class);
    // the default throws on a record without a time
    p.put(
        StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
        UsePartitionTimeOnInvalidTimestamp.class);
    // all stores of the instance share one bounded memory
    p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    p.put(BoundedRocksDb.MEMORY_CONFIG, tuning.stateMemoryBytes());
    // until what a killed instance left open is given up, nobody can take over the partitions that
    // it was committing; nothing is lost when an outage of a broker lasts longer
    p.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
    // a refused commit is tried again at once: the default of 100 ms would show in the latency of
    // writes
    p.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5L);
    p.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topic.MAX_RECORD_BYTES);
    p.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Topic.MAX_RECORD_BYTES);
    // of every consumer: main, restore and global
    FetchLimits.configs()
        .forEach((name, value) -> p.put(StreamsConfig.consumerPrefix(name), value));
    // records are handed out in the order they were fetched. So that a command does not wait behind
    // thousands of alerts of others, little is fetched of each partition (the default is 1 MiB), a
    // partition is left alone while the thread has a hundred records of it (1,000), and the thread
    // looks for new records though it has not done all it has read (after 150 s)
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), 64 * 1024);
    p.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 100);
    p.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG),
        MainConsumer.pollInterval());
    // what was published before the first start counts too
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    // after a crash the same node takes its place again at once, instead of waiting for its own
    // ghost to time out
    p.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        (instance.advertised().host() + "-" + instance.advertised().port())
            .replaceAll("[^A-Za-z0-9._-]", "-"));
    // a dead instance is noticed in seconds; its standbys take over then
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
    return p;
  }
}
