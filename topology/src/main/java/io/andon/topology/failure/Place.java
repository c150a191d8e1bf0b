package io.andon.topology.failure;

import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where a record is. */
public record Place(String topic, int partition, long offset) implements RecordMetadata {
  static Place of(RecordMetadata record) {
    return new Place(record.topic(), record.partition(), record.offset());
  }

  @Override
  public String toString() {
    return topic + '-' + partition + '@' + offset;
  }
}
