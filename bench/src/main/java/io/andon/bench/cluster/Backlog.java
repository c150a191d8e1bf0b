package io.andon.bench.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * What a consumer group has yet to read and commit of some topics. With exactly-once a committed
 * offset means that all that follows from the records before it is committed too.
 */
public final class Backlog {
  private final Admin admin;
  private final String group;
  private final Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();

  public Backlog(Admin admin, String group, List<String> topics) {
    this.admin = admin;
    this.group = group;
    for (TopicDescription topic : describe(topics)) {
      for (int partition = 0; partition < topic.partitions().size(); partition++) {
        partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
  }

  private Collection<TopicDescription> describe(List<String> topics) {
    try {
      return admin.describeTopics(topics).allTopicNames().get().values();
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Offsets left: records, and in topics that transactions write to their end marks as well. */
  public long remaining() {
    try {
      // committed first: what is produced in between then counts as left
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      var ends =
          admin
              .listOffsets(partitions, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
              .all()
              .get();
      long left = 0;
      for (var end : ends.entrySet()) {
        OffsetAndMetadata done = committed.get(end.getKey());
        left += end.getValue().offset() - (done == null ? 0 : done.offset());
      }
      return left;
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static KafkaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaException(e);
  }
}
