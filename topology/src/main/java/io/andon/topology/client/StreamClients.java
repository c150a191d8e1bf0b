package io.andon.topology.client;

import io.andon.topology.failure.StreamFailures;
import io.andon.topology.failure.Unreadable;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/** The clients of Kafka Streams. */
public final class StreamClients implements KafkaClientSupplier {
  private final List<Unreadable> unreadable;
  private final StreamFailures failures;

  /**
   * @param unreadable what is left out when topics are read
   * @param failures learns what Kafka refuses
   */
  public StreamClients(List<Unreadable> unreadable, StreamFailures failures) {
    this.unreadable = List.copyOf(unreadable);
    this.failures = failures;
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new BoundedProducer(config, failures);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new MainConsumer(config, unreadable);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return plain(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return plain(config);
  }

  private static Consumer<byte[], byte[]> plain(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
