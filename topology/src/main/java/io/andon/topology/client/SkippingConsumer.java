package io.andon.topology.client;

import io.andon.topology.failure.Unreadable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what comes in, but not what is known to be unreadable; leaves its group when it ends. */
final class SkippingConsumer extends KafkaConsumer<byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(SkippingConsumer.class);

  private final List<Unreadable> unreadable;

  SkippingConsumer(Map<String, Object> config, List<Unreadable> unreadable) {
    super(config, new CutDeserializer(), new CutDeserializer());
    this.unreadable = unreadable;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    if (!unreadable.isEmpty()) {
      skip();
    }
    return super.poll(timeout);
  }

  /**
   * Leaves the group, for a thread that died too: as a static member it would hold its tasks until
   * the session times out, and nobody would do their work.
   */
  @Override
  public void close(CloseOptions options) {
    super.close(
        options.withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  /** At every poll: after a failed transaction the position is before it again. */
  private void skip() {
    Set<TopicPartition> assigned = assignment();
    for (Unreadable range : unreadable) {
      TopicPartition partition = new TopicPartition(range.topic(), range.partition());
      if (assigned.contains(partition)) {
        long position = position(partition);
        if (position >= range.from() && position < range.to()) {
          LOG.error("leaving out {}", range);
          seek(partition, range.to());
        }
      }
    }
  }
}
