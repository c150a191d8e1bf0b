package io.andon.bench.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Makes topics that are not Andon's. */
public final class Topics {
  private Topics() {}

  /**
   * Makes a topic and returns when every partition answers: what is sent earlier may never get
   * through (KAFKA-15591).
   */
  public static void make(Admin admin, String name, int partitions) {
    Map<TopicPartition, OffsetSpec> all = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      all.put(new TopicPartition(name, partition), OffsetSpec.latest());
    }
    try {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
      while (true) {
        try {
          admin.listOffsets(all).all().get();
          return;
        } catch (ExecutionException e) {
          TimeUnit.MILLISECONDS.sleep(50); // not yet; the client gives up by itself after a minute
        }
      }
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    }
  }
}
