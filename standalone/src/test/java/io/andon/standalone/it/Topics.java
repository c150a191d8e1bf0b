package io.andon.standalone.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.incident.IncidentFold;
import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.serde.AvroDeserializer;
import io.andon.schema.serde.AvroSerializer;
import io.andon.schema.topic.RecordKey;
import io.andon.schema.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plain Kafka clients on Andon's topics, as other systems have them. */
final class Topics implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String servers;
  private final Map<String, Object> registry;
  private final KafkaProducer<String, byte[]> producer;
  private final AvroSerializer<SpecificRecord> serializer = new AvroSerializer<>();

  Topics(String servers, String registryUrl) {
    this.servers = servers;
    this.registry = Map.of("schema.registry.url", registryUrl);
    this.serializer.configure(registry, false);
    // a broker may be away for a while; what is sent meanwhile waits
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", servers,
            "linger.ms", "0",
            "delivery.timeout.ms", "120000",
            "max.block.ms", "120000",
            "reconnect.backoff.max.ms", "500");
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  Future<RecordMetadata> send(SpecificRecord value) {
    return switch (value) {
      case Alert alert -> send(Topic.ALERTS, RecordKey.of(alert).toString(), value);
      case DowntimeEvent event ->
          send(Topic.DOWNTIME_EVENTS, RecordKey.of(event).toString(), value);
      default -> throw new IllegalArgumentException(value.getClass().getName());
    };
  }

  /** With any key, or none. */
  Future<RecordMetadata> send(Topic topic, String key, SpecificRecord value) {
    return sendBytes(topic, key, serializer.serialize(topic.topicName(), value));
  }

  Future<RecordMetadata> sendBytes(Topic topic, String key, byte[] value) {
    return producer.send(new ProducerRecord<>(topic.topicName(), key, value));
  }

  /** As small on its way as it gets, whatever it unpacks to. */
  Future<RecordMetadata> sendPacked(Topic topic, String key, byte[] value) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            servers,
            "compression.type",
            "zstd",
            "max.request.size",
            value.length + (1 << 20),
            "buffer.memory",
            value.length + (32L << 20));
    try (var packing =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      return packing.send(new ProducerRecord<>(topic.topicName(), key, value));
    }
  }

  /** All records of a topic, committed ones only, in the order of each partition. */
  List<ConsumerRecord<String, byte[]>> read(Topic topic) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        assertThat(System.nanoTime()).describedAs("reading %s", topic).isLessThan(deadline);
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  /** The values of a topic of a space, in order. */
  <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type, String space) {
    List<T> values = new ArrayList<>();
    try (AvroDeserializer<T> deserializer = new AvroDeserializer<>()) {
      Map<String, Object> config = new HashMap<>(registry);
      config.put("specific.avro.value.type", type.getName());
      deserializer.configure(config, false);
      for (ConsumerRecord<String, byte[]> record : read(topic)) {
        if (record.key().split("\\|")[0].equals(space)) {
          values.add(deserializer.deserialize(topic.topicName(), record.value()));
        }
      }
    }
    return values;
  }

  /** The latest state of each incident of a space, by id, as the compacted topic tells it. */
  Map<String, Incident> incidents(String space) {
    Map<String, Incident> latest = new HashMap<>();
    read(Topic.INCIDENTS, Incident.class, space).forEach(one -> latest.put(one.getId(), one));
    return latest;
  }

  /** The same by replay of the audit log, whose versions count from 1 without gap or repeat. */
  Map<String, Incident> replayed(String space) {
    Map<String, Incident> states = new HashMap<>();
    for (IncidentEvent event : read(Topic.INCIDENT_EVENTS, IncidentEvent.class, space)) {
      Incident before = states.get(event.getIncident());
      assertThat(event.getVersion())
          .describedAs("version of %s", event)
          .isEqualTo(before == null ? 1 : before.getVersion() + 1);
      states.put(event.getIncident(), IncidentFold.apply(before, event));
    }
    return states;
  }

  /** Every topic of the cluster but the broker's own. */
  Set<String> names() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      Set<String> names = new TreeSet<>(admin.listTopics().names().get());
      names.removeIf(name -> name.startsWith("__"));
      return names;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    serializer.close();
  }
}
