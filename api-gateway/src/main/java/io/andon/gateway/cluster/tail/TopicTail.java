package io.andon.gateway.cluster.tail;

import io.andon.topology.settings.FetchLimits;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows every partition of a topic in the background, committed records only, without a consumer
 * group: each node sees every record.
 */
public final class TopicTail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration BACK_OFF = Duration.ofMillis(200);

  /** Where to begin. */
  public enum From {
    BEGINNING,
    END
  }

  private final String topic;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Admin admin;
  private final Consumer<ConsumerRecord<String, byte[]>> sink;
  private final Positions positions = new Positions();
  private final Thread thread;
  private final CountDownLatch closed = new CountDownLatch(1);

  private TopicTail(Source source, Admin admin, Consumer<ConsumerRecord<String, byte[]>> sink) {
    this.topic = source.topic();
    this.admin = admin;
    this.sink = sink;
    this.consumer = new KafkaConsumer<>(config(source));
    try {
      assign(source.from());
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
    this.thread = Thread.ofPlatform().daemon().name("tail-" + topic).unstarted(this::follow);
  }

  /**
   * What is followed.
   *
   * @param bootstrapServers host:port, comma separated
   */
  public record Source(String bootstrapServers, String topic, From from) {}

  /**
   * Begins to follow. On return the starting position is fixed: with {@link From#END} every record
   * committed from now on reaches the sink, on one thread, in order per partition.
   */
  public static TopicTail start(
      Source source, Admin admin, Consumer<ConsumerRecord<String, byte[]>> sink) {
    TopicTail tail = new TopicTail(source, admin, sink);
    tail.thread.start();
    return tail;
  }

  private static Map<String, Object> config(Source source) {
    Map<String, Object> config = new HashMap<>(FetchLimits.configs());
    config.putAll(own(source));
    return config;
  }

  private static Map<String, Object> own(Source source) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        source.bootstrapServers(),
        ConsumerConfig.CLIENT_ID_CONFIG,
        "andon-tail-" + source.topic(),
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        StringDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        // only when the broker has deleted what we were about to read
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest");
  }

  private void assign(From from) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    switch (from) {
      case BEGINNING -> consumer.seekToBeginning(partitions);
      case END -> consumer.seekToEnd(partitions);
    }
    // seeking is lazy; asking for the position settles it
    positions.moveTo(positionsOf(partitions));
  }

  private Map<TopicPartition, Long> positionsOf(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> now = new HashMap<>();
    partitions.forEach(partition -> now.put(partition, consumer.position(partition)));
    return now;
  }

  private void follow() {
    try (consumer) {
      while (closed.getCount() > 0) {
        try {
          consumer.poll(POLL).forEach(this::take);
          // not the offset of the last record: transaction markers and aborted records count too
          positions.moveTo(positionsOf(consumer.assignment()));
        } catch (WakeupException | InterruptException e) {
          LOG.debug("tail of {} woken", topic);
        } catch (RetriableException e) {
          LOG.warn("tail of {} could not read: {}", topic, e.getMessage());
          pause();
        }
      }
    } catch (KafkaException e) {
      LOG.error("tail of {} ended", topic, e);
    } finally {
      positions.end();
    }
  }

  // a latch, so that a close cuts the pause short
  private void pause() {
    try {
      boolean unused = closed.await(BACK_OFF.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    try {
      sink.accept(record);
    } catch (RuntimeException e) {
      // one unreadable record must not stop the rest
      LOG.error("record {}-{}@{} skipped", topic, record.partition(), record.offset(), e);
    }
  }

  /** Whether the tail still follows; once false it stays so. */
  public boolean alive() {
    return !positions.ended();
  }

  /**
   * Waits until everything committed before this call has reached the sink.
   *
   * @return false when the time was up or Kafka did not answer
   */
  public boolean awaitCaughtUp(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      positions.partitions().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get(atMost.toMillis(), TimeUnit.MILLISECONDS)
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return positions.awaitAtLeast(ends, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("end of {} unknown: {}", topic, e.toString());
      return false;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
