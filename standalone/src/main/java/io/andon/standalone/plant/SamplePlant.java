package io.andon.standalone.plant;

import io.andon.schema.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the sample plant to Kafka in real time: first its assets, then what happens. */
public final class SamplePlant implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SamplePlant.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofMillis(500);

  private final Plant plant;
  private final Producer<String, SpecificRecord> producer;
  private final Pace pace;
  private final PublishTally tally = new PublishTally();
  private volatile boolean closing;
  private final Thread thread = new Thread(this::run, "sample-plant");

  /**
   * @param producerConfig {@code bootstrap.servers} at least; acknowledgement by all replicas and
   *     idempotence are set whatever it says
   * @param serializer of the values, already configured: it is closed with the plant
   */
  public SamplePlant(
      Plant plant, Map<String, Object> producerConfig, Serializer<SpecificRecord> serializer) {
    this(
        plant,
        new KafkaProducer<>(settings(producerConfig), new StringSerializer(), serializer),
        new WallClock());
  }

  SamplePlant(Plant plant, Producer<String, SpecificRecord> producer, Pace pace) {
    this.plant = plant;
    this.producer = producer;
    this.pace = pace;
    thread.setDaemon(true);
  }

  static Map<String, Object> settings(Map<String, Object> given) {
    var settings = new HashMap<String, Object>(given);
    settings.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "sample-plant");
    // a cluster that is away must not hold up closing for the default minute
    settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000L);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return settings;
  }

  /** Starts publishing; the topics must exist and have leaders. */
  public void start() {
    thread.start();
  }

  /** What the cluster has acknowledged so far. */
  public Published published() {
    return tally.published();
  }

  /** Stops publishing and waits a few seconds for what is on its way. */
  @Override
  public void close() {
    closing = true;
    pace.stop();
    join(SOON);
    // what hangs on a cluster that is away hangs until the producer closes
    producer.close(CLOSE_TIMEOUT);
    join(CLOSE_TIMEOUT);
    long failed = published().failed();
    if (failed > 0) {
      log.warn("the sample plant lost {} records that could not be published", failed);
    }
  }

  private void join(Duration atMost) {
    try {
      thread.join(atMost.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Publishes until stopped, on the caller's thread. */
  void run() {
    try {
      plant.assets().forEach(asset -> publish(Emission.of(Duration.ZERO, asset)));
      // a signal on an asset that is not yet declared would create it as a discovered one
      producer.flush();
      Iterator<Emission> emissions = plant.emissions(pace.begin());
      Emission next = emissions.next();
      while (pace.reached(next.offset())) {
        publish(next);
        next = emissions.next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // closing under a hanging send or flush is what makes it throw
      if (!closing) {
        log.error("the sample plant stopped: restart the demo, and report this if it recurs", e);
      }
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears the same
  private void publish(Emission emission) {
    Topic topic = emission.topic();
    try {
      producer.send(
          new ProducerRecord<>(topic.topicName(), emission.key(), emission.record()),
          (metadata, failure) -> {
            if (failure == null) {
              tally.acknowledged(topic);
            } else {
              tally.failed(topic, failure);
            }
          });
    } catch (KafkaException e) {
      // what cannot even be serialized: the registry is away or refuses the schema
      tally.failed(topic, e);
    }
  }
}
