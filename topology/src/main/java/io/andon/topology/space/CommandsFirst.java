package io.andon.topology.space;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Dates commands back, so that none waits behind signals: of the records that a task has read Kafka
 * Streams takes the one with the earliest time first. Somebody waits for a command.
 */
final class CommandsFirst implements TimestampExtractor {
  /** Older than any signal may be that was not yet read. */
  private static final long BACK = Duration.ofDays(20 * 365).toMillis();

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    return datedBack(record.timestamp());
  }

  static long datedBack(long timestamp) {
    return timestamp - BACK;
  }

  /** When a command arrived that Kafka Streams dates like this. */
  static Instant arrivedAt(long timestamp) {
    return Instant.ofEpochMilli(timestamp + BACK);
  }
}
