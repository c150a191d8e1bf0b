package io.andon.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.bench.report.Progress;
import io.andon.schema.internal.Command;
import io.andon.schema.serde.AvroSerdes;
import io.andon.schema.serde.SingleObjectSerde;
import io.andon.schema.topic.Topic;
import io.andon.topology.settings.TopologySettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Puts records on the topics as any producer would: Avro in Confluent's format. */
public final class Publisher implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final Serializer<SpecificRecord> avro;
  private final Serializer<Command> commands = new SingleObjectSerde<>(Command.class).serializer();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  public Publisher(TopologySettings.Cluster cluster) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                cluster.bootstrapServers(),
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 * 1024),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.avro = AvroSerdes.create(SpecificRecord.class, cluster.serde()).serializer();
  }

  /** Publishes the next {@code count} events and returns when Kafka has them. */
  public void publish(EventStream events, long count, String name) {
    Progress progress = new Progress(name, count);
    for (long i = 0; i < count; i++) {
      send(events.next());
      if (i % 1000 == 0) {
        progress.at(i);
      }
    }
    flush();
  }

  public void send(Event event) {
    send(event.topic(), event.key(), avro.serialize(event.topic().topicName(), event.value()));
  }

  /** Sends the commands and returns when Kafka has them. */
  public void send(List<Command> all) {
    all.forEach(this::send);
    flush();
  }

  public void send(Command command) {
    Topic topic = Topic.COMMANDS;
    send(topic, command.getSpace(), commands.serialize(topic.topicName(), command));
  }

  private void send(Topic topic, String key, byte[] value) {
    producer.send(
        new ProducerRecord<>(topic.topicName(), key.getBytes(UTF_8), value),
        (metadata, e) -> {
          if (e != null) {
            failure.set(e);
          }
        });
  }

  /** Returns when Kafka has everything. */
  public void flush() {
    producer.flush();
    Exception e = failure.get();
    if (e != null) {
      throw new KafkaException("could not publish", e);
    }
  }

  @Override
  public void close() {
    producer.close();
    avro.close();
  }
}
