package io.andon.topology.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.DeadLetterHeaders;
import io.andon.topology.failure.StreamFailures;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a stub to the dead letters instead of a record that Kafka would not take. It has to happen
 * here: a transactional producer that refused a record has given up its whole transaction, and an
 * exception handler that goes on would go on without it. Rows of a changelog pass: they are bounded
 * where they are written, and a stub of one would be another state.
 */
final class BoundedProducer extends KafkaProducer<byte[], byte[]> {
  private static final int FRAME = 1024;
  private static final String CHANGELOG = "-changelog";
  private static final Logger LOG = LoggerFactory.getLogger(BoundedProducer.class);

  private final StreamFailures failures;

  /**
   * @param failures learns which record of a topic a refused one was sent for
   */
  BoundedProducer(Map<String, Object> config, StreamFailures failures) {
    super(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.failures = failures;
  }

  @Override
  public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
    return super.send(bounded(record), watched(record.topic(), callback));
  }

  /** A refusal comes when the thread has gone on: what it was at has to be looked at now. */
  private Callback watched(String topic, Callback callback) {
    org.apache.kafka.streams.processor.api.RecordMetadata at = failures.current();
    // rows are sent later, when they leave the cache
    if (at == null || topic.endsWith(CHANGELOG)) {
      return callback;
    }
    return (sent, refusal) -> {
      if (refusal != null) {
        failures.refused(refusal, at);
      }
      callback.onCompletion(sent, refusal);
    };
  }

  /** The record itself, or what stands in for it. */
  static ProducerRecord<byte[], byte[]> bounded(ProducerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    // the rule first: nearly all are small and have no headers
    if ((value == null || value.length < Topic.MAX_INTAKE_BYTES)
        && size(record) < Topic.MAX_INTAKE_BYTES) {
      return record;
    }
    long size = size(record);
    if (size + FRAME <= Topic.MAX_RECORD_BYTES || record.topic().endsWith(CHANGELOG)) {
      return record;
    }
    String reason =
        "a record of %d bytes for %s is larger than Kafka takes".formatted(size, record.topic());
    LOG.error("{}: it is cut and in the dead letters instead", reason);
    DeadLetter letter = DeadLetter.of(found(record), reason);
    letter.headers().remove(DeadLetterHeaders.TOPIC);
    letter.headers().add(DeadLetterHeaders.TOPIC, record.topic().getBytes(UTF_8));
    return new ProducerRecord<>(
        Topic.DEAD_LETTERS.topicName(),
        null,
        record.timestamp(),
        letter.key(),
        letter.value(),
        letter.headers());
  }

  private static long size(ProducerRecord<byte[], byte[]> record) {
    return found(record).size();
  }

  private static DeadLetter.Found found(ProducerRecord<byte[], byte[]> record) {
    return new DeadLetter.Found(record.key(), record.value(), record.headers());
  }
}
