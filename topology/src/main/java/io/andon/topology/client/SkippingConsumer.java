package io.andon.topology.client;

import io.andon.topology.failure.Unreadable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what comes in, but not what is known to be unreadable. */
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
