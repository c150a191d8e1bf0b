package io.andon.gateway.cluster.directory;

import io.andon.gateway.cluster.tail.TopicTail;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.serde.SingleObject;
import io.andon.schema.topic.Topic;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps a directory up to date from the topic {@code directory}. */
public final class TopicDirectory implements AutoCloseable {
  private static final SingleObject.Codec<DirectoryEntry> ENTRIES =
      SingleObject.codec(DirectoryEntry.class);
  private static final Duration SPACING = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DirectoryTable table = new DirectoryTable();
  private final TopicTail tail;
  private final CatchUp catchUp;

  private TopicDirectory(String bootstrapServers, Admin admin) {
    this.tail =
        TopicTail.start(
            new TopicTail.Source(
                bootstrapServers, Topic.DIRECTORY.topicName(), TopicTail.From.BEGINNING),
            admin,
            this::take);
    this.catchUp = new CatchUp(() -> tail.awaitCaughtUp(PATIENCE), SPACING);
  }

  public static TopicDirectory start(String bootstrapServers, Admin admin) {
    return new TopicDirectory(bootstrapServers, admin);
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    byte[] value = record.value();
    table.apply(record.key(), value == null ? null : ENTRIES.decode(value));
  }

  public Directory directory() {
    return new FreshDirectory(table, catchUp);
  }

  /** Waits until everything committed before this call is known; false when the time was up. */
  public boolean awaitCaughtUp(Duration atMost) {
    return tail.awaitCaughtUp(atMost);
  }

  /** Whether the directory is still being followed. */
  public boolean alive() {
    return tail.alive();
  }

  @Override
  public void close() {
    catchUp.close();
    tail.close();
  }
}
