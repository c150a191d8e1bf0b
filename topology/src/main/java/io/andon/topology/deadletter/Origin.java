package io.andon.topology.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.topic.Topic;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Where a record came from in the first place, also after it went round with another key. */
public record Origin(String topic, int partition, long offset) {
  /** Where the record was read, or what its headers say when it comes from {@code misplaced}. */
  public static Origin of(RecordMetadata metadata, Headers headers) {
    if (!metadata.topic().equals(Topic.MISPLACED.topicName())) {
      return new Origin(metadata.topic(), metadata.partition(), metadata.offset());
    }
    String topic = text(headers, DeadLetterHeaders.TOPIC);
    String partition = text(headers, DeadLetterHeaders.PARTITION);
    String offset = text(headers, DeadLetterHeaders.OFFSET);
    if (topic == null || partition == null || offset == null) {
      return new Origin(metadata.topic(), metadata.partition(), metadata.offset());
    }
    try {
      return new Origin(topic, Integer.parseInt(partition), Long.parseLong(offset));
    } catch (NumberFormatException e) { // somebody else wrote them
      return new Origin(metadata.topic(), metadata.partition(), metadata.offset());
    }
  }

  /** The record with headers that tell its origin. */
  public static <K, V> FixedKeyRecord<K, V> stamped(FixedKeyRecord<K, V> record, Origin origin) {
    origin.stamp(record.headers());
    return record;
  }

  /** Writes the origin into headers. */
  public void stamp(Headers headers) {
    put(headers, DeadLetterHeaders.TOPIC, topic);
    put(headers, DeadLetterHeaders.PARTITION, Integer.toString(partition));
    put(headers, DeadLetterHeaders.OFFSET, Long.toString(offset));
  }

  private static void put(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(UTF_8));
  }

  private static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
