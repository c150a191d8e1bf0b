package io.andon.topology.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.DeadLetterHeaders;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What clients hold in memory and hand to Kafka has bounds. */
class BoundsTest {
  private static final int LARGE = 9_000_000;

  private final CutDeserializer deserializer = new CutDeserializer();

  @Test
  void ofWhatIsTooLargeOnlyTheBeginningIsKept_withItsSize() {
    Headers headers = new RecordHeaders();
    byte[] kept = deserializer.deserialize("alerts", headers, ByteBuffer.allocate(LARGE));
    assertThat(kept).hasSize(DeadLetter.CUT_VALUE);
    assertThat(new String(headers.lastHeader(DeadLetterHeaders.SIZE).value(), UTF_8))
        .isEqualTo(Integer.toString(LARGE));
  }

  @Test
  void whatFitsIsKeptAsItCame() {
    Headers headers = new RecordHeaders();
    byte[] kept =
        deserializer.deserialize("alerts", headers, ByteBuffer.wrap("body".getBytes(UTF_8)));
    assertThat(kept).isEqualTo("body".getBytes(UTF_8));
    assertThat(headers).isEmpty();
  }

  @Test
  void whatTheTopologyTellsItselfMayBeLarger() {
    byte[] kept =
        deserializer.deserialize(
            "andon-signals-repartition", new RecordHeaders(), ByteBuffer.allocate(3_000_000));
    assertThat(kept).hasSize(3_000_000);
  }

  @Test
  void insteadOfWhatKafkaWouldNotTakeAStubGoesToTheDeadLetters() {
    ProducerRecord<byte[], byte[]> stub = BoundedProducer.bounded(record("incidents", LARGE));
    assertThat(stub.topic()).isEqualTo(Topic.DEAD_LETTERS.topicName());
    assertThat(stub.value()).hasSize(DeadLetter.CUT_VALUE);
    assertThat(new String(stub.headers().lastHeader(DeadLetterHeaders.REASON).value(), UTF_8))
        .startsWith("a record of 90000")
        .contains("for incidents");
  }

  @Test
  void aStubOfAHugeKeyIsSmall() {
    ProducerRecord<byte[], byte[]> stub =
        BoundedProducer.bounded(new ProducerRecord<>("dead-letters", new byte[LARGE], new byte[1]));
    assertThat(stub.key()).hasSizeLessThan(DeadLetter.CUT_VALUE);
  }

  @Test
  void whatFitsAndRowsOfAChangelogAreSentAsTheyAre() {
    ProducerRecord<byte[], byte[]> small = record("incidents", 3_000_000);
    ProducerRecord<byte[], byte[]> row = record("andon-space-store-changelog", LARGE);
    assertThat(BoundedProducer.bounded(small)).isSameAs(small);
    assertThat(BoundedProducer.bounded(row)).isSameAs(row);
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, int size) {
    return new ProducerRecord<>(topic, "key".getBytes(UTF_8), new byte[size]);
  }
}
