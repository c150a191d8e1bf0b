package io.andon.gateway.cluster.event;

import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.topic.RecordKey;
import io.andon.schema.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes in Confluent wire format, as any other producer of these topics does. */
public final class KafkaEventPublisher implements EventPublisher, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventPublisher.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  // by name, as everywhere: Confluent's own serializer drops in by configuration alone
  private static final String VALUE_SERIALIZER = "io.andon.schema.serde.AvroSerializer";

  private final KafkaProducer<String, SpecificRecord> producer;

  /**
   * @param serde configuration of the serializer, {@code schema.registry.url} among it
   */
  public KafkaEventPublisher(String bootstrapServers, Map<String, String> serde) {
    this.producer = new KafkaProducer<>(config(bootstrapServers, serde));
  }

  static Map<String, Object> config(String bootstrapServers, Map<String, String> serde) {
    Map<String, Object> config = new HashMap<>(serde);
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "andon-events");
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, VALUE_SERIALIZER);
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    // who sent one event waits for it: what comes while a request is under way is the next batch
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    return config;
  }

  @Override
  public void alerts(List<Alert> alerts) {
    List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>(alerts.size());
    for (Alert alert : alerts) {
      records.add(
          new ProducerRecord<>(Topic.ALERTS.topicName(), RecordKey.of(alert).toString(), alert));
    }
    publish(records);
  }

  @Override
  public void downtime(List<DowntimeEvent> events) {
    List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>(events.size());
    for (DowntimeEvent event : events) {
      records.add(
          new ProducerRecord<>(
              Topic.DOWNTIME_EVENTS.topicName(), RecordKey.of(event).toString(), event));
    }
    publish(records);
  }

  private void publish(List<ProducerRecord<String, SpecificRecord>> records) {
    try {
      List<Future<?>> acknowledgements = new ArrayList<>(records.size());
      for (ProducerRecord<String, SpecificRecord> out : records) {
        acknowledgements.add(producer.send(out));
      }
      for (Future<?> acknowledgement : acknowledgements) {
        acknowledgement.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      LOG.warn("events were not published", e);
      throw unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable();
    }
  }

  private static ProblemException unavailable() {
    return new ProblemException(
        Problem.Unavailable.soon(
            "Kafka or the schema registry did not take the events; sending them again is safe"));
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
