package io.andon.topology.evidence;

import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.DeadLetterHeaders;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** Whether a record is larger than what is taken in. */
final class TooLarge {
  private TooLarge() {}

  /** Why it cannot be used, naming the limit; null when it can. */
  static @Nullable String problem(FixedKeyRecord<byte[], byte[]> record) {
    Header whole = record.headers().lastHeader(DeadLetterHeaders.SIZE);
    DeadLetter.Found found = new DeadLetter.Found(record.key(), record.value(), record.headers());
    if (whole == null && found.size() <= Topic.MAX_INTAKE_BYTES) {
      return null;
    }
    return "the record is larger than %d bytes".formatted(Topic.MAX_INTAKE_BYTES);
  }
}
