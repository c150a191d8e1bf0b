package io.andon.topology.client;

import io.andon.topology.failure.Unreadable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main consumer of a stream thread. It leaves out what is known to be unreadable, does not wait
 * while its thread has work, and leaves its group when the thread ends.
 */
final class MainConsumer extends KafkaConsumer<byte[], byte[]> {
  private static final Logger LOG = LoggerFactory.getLogger(MainConsumer.class);

  /**
   * After this long a stream thread stops in its work to look for new records. Kafka Streams has no
   * setting for it: a thread goes on until it has done all it has read, or half of the longest time
   * between two polls has passed.
   */
  private static final Duration SLICE = Duration.ofMillis(20);

  private final List<Unreadable> unreadable;
  private long lastPoll = System.nanoTime();

  MainConsumer(Map<String, Object> config, List<Unreadable> unreadable) {
    super(patient(config), new CutDeserializer(), new CutDeserializer());
    this.unreadable = unreadable;
  }

  /**
   * What Kafka Streams is told of the longest time between two polls, ms: it makes the thread keep
   * to its slice.
   */
  static int pollInterval() {
    return 2 * (int) SLICE.toMillis();
  }

  /** The group is told Kafka's default: it takes a thread for dead that is later than that. */
  static Map<String, Object> patient(Map<String, Object> config) {
    Map<String, Object> patient = new HashMap<>(config);
    patient.remove(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG);
    return patient;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    if (!unreadable.isEmpty()) {
      skip();
    }
    // the thread was called away from its work, so it has no time to wait for more
    boolean busy = System.nanoTime() - lastPoll > SLICE.toNanos();
    try {
      return super.poll(busy ? Duration.ZERO : timeout);
    } finally {
      lastPoll = System.nanoTime();
    }
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
