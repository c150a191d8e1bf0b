package io.andon.topology.client;

import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetter;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as they came, but of what is larger than the intake takes only the beginning, with the
 * whole size in the headers: a poll holds many records, and what is refused anyway is not to fill
 * the memory first.
 */
final class CutDeserializer implements Deserializer<byte[]> {
  /** What comes from outside; all else may be as large as Kafka is told to take. */
  private static final Set<String> FROM_OUTSIDE =
      Set.of(
          Topic.ALERTS.topicName(),
          Topic.DOWNTIME_EVENTS.topicName(),
          Topic.ASSETS.topicName(),
          Topic.MISPLACED.topicName(),
          Topic.COMMANDS.topicName(),
          Topic.DELIVERY_COMMANDS.topicName(),
          Topic.NOTIFICATIONS.topicName());

  @Override
  public byte @Nullable [] deserialize(String topic, byte @Nullable [] data) {
    return data;
  }

  @Override
  public byte @Nullable [] deserialize(String topic, Headers headers, ByteBuffer data) {
    int size = data.remaining();
    boolean cut =
        size > (FROM_OUTSIDE.contains(topic) ? Topic.MAX_INTAKE_BYTES : Topic.MAX_RECORD_BYTES);
    if (cut) {
      DeadLetter.stampSize(headers, size);
    }
    byte[] bytes = new byte[cut ? DeadLetter.CUT_VALUE : size];
    data.get(bytes);
    return bytes;
  }
}
