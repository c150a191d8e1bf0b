package io.andon.topology.space;

import io.andon.schema.IncidentEvent;
import io.andon.schema.serde.AvroSerdes;
import io.andon.schema.serde.RegistryUnavailableException;
import io.andon.schema.topic.Topic;
import io.andon.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the end of {@code incident-events}, one partition at a time. */
final class PublishedEventsTopic implements PublishedEvents {
  /** Offsets, of which each transaction takes one for its marker. */
  private static final long LATEST = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int ATTEMPTS = 6;
  private static final Logger LOG = LoggerFactory.getLogger(PublishedEventsTopic.class);

  private final Map<String, Object> config;
  private final Deserializer<IncidentEvent> events;
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;

  PublishedEventsTopic(TopologySettings.Cluster cluster) {
    this.config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            cluster.bootstrapServers(),
            ConsumerConfig.CLIENT_ID_CONFIG,
            "andon-published-events",
            // what is not committed never happened
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) PATIENCE.toMillis(),
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            1 << 20);
    this.events = AvroSerdes.create(IncidentEvent.class, cluster.serde()).deserializer();
  }

  @Override
  public synchronized List<IncidentEvent> latest(int number) {
    TopicPartition partition = new TopicPartition(Topic.INCIDENT_EVENTS.topicName(), number);
    for (int attempt = 1; ; attempt++) {
      try {
        return read(partition);
      } catch (TimeoutException e) {
        LOG.warn(
            "the end of {} could not be read, attempt {}: {}", partition, attempt, e.getMessage());
        if (attempt == ATTEMPTS) {
          // not as it is: Kafka Streams would throw the store away for it
          throw new KafkaException("The end of %s cannot be read".formatted(partition), e);
        }
      }
    }
  }

  private List<IncidentEvent> read(TopicPartition partition) {
    if (consumer == null) {
      consumer =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
    List<TopicPartition> one = List.of(partition);
    consumer.assign(one);
    long begin = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
    consumer.seek(partition, Math.max(begin, end - LATEST));
    List<IncidentEvent> latest = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(partition) < end) {
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            "it is at %d of %d".formatted(consumer.position(partition), end));
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        IncidentEvent event = event(record);
        if (event != null) {
          latest.add(event);
        }
      }
    }
    return latest;
  }

  /** Null for what Andon has not written: whoever may write to the topic must not stop a node. */
  private @Nullable IncidentEvent event(ConsumerRecord<byte[], byte[]> record) {
    try {
      return events.deserialize(record.topic(), record.value());
    } catch (RegistryUnavailableException e) {
      throw e;
    } catch (SerializationException e) {
      LOG.warn(
          "the state of partition {} is not compared with {}@{}, which cannot be read: {}",
          record.partition(),
          record.topic(),
          record.offset(),
          e.getMessage());
      return null;
    }
  }

  @Override
  public synchronized void close() {
    if (consumer != null) {
      consumer.close();
    }
  }
}
