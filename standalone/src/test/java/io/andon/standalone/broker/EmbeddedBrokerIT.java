package io.andon.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {
  private static final TopicPartition LINE = new TopicPartition("line", 0);

  @TempDir Path folder;

  @Test
  void keepsIdentityAndRecords_whenRestartedOnAnotherPort() throws Exception {
    String cluster;
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder))) {
      cluster = clusterId(broker);
      createTopic(broker);
      commitInTransaction(broker, "kept");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(folder))) {
      assertThat(clusterId(broker)).isEqualTo(cluster);
      assertThat(readCommitted(broker)).isEqualTo("kept");
    }
  }

  @Test
  void refusesToStart_whenThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerSettings settings = BrokerSettings.local(folder).withPort(taken.getLocalPort());

      assertThatThrownBy(() -> EmbeddedBroker.start(settings))
          .isInstanceOf(StartupException.class)
          .hasMessageStartingWith("ANDON_KAFKA_PORT: cannot listen on 127.0.0.1:");
    }
  }

  private static String clusterId(EmbeddedBroker broker) throws Exception {
    try (Admin admin = admin(broker)) {
      return admin.describeCluster().clusterId().get();
    }
  }

  /** A topic can be produced to once every partition answers. */
  private static void createTopic(EmbeddedBroker broker) throws Exception {
    try (Admin admin = admin(broker)) {
      admin.createTopics(List.of(new NewTopic(LINE.topic(), 1, (short) 1))).all().get();
      Awaitility.await()
          .ignoreExceptions()
          .until(
              () ->
                  admin
                          .listOffsets(Map.of(LINE, OffsetSpec.latest()))
                          .partitionResult(LINE)
                          .get()
                          .offset()
                      == 0);
    }
  }

  private static void commitInTransaction(EmbeddedBroker broker, String value) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test");
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(LINE.topic(), value));
      producer.commitTransaction();
    }
  }

  private static String readCommitted(EmbeddedBroker broker) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(LINE));
      consumer.seekToBeginning(List.of(LINE));
      for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(10))) {
        return record.value();
      }
      return "nothing";
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
