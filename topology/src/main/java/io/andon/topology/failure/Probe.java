package io.andon.topology.failure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.topology.settings.FetchLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what waits for a node one record at a time, in a process of its own that may run out of
 * memory: what it cannot read with its heap is unreadable.
 */
public final class Probe {
  /** Begins each line that tells of something unreadable. */
  static final String FOUND = "unreadable ";

  /** Records of one partition: more than a node takes in before it commits. */
  private static final int MOST_RECORDS = 2_000;

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final long TOO_LARGE = -1;

  private final String servers;
  private KafkaConsumer<byte[], byte[]> consumer;

  private Probe(String servers) {
    this.servers = servers;
    this.consumer = open();
  }

  /**
   * Reads from each place on that stands in a line of the input, as topic, partition and offset.
   *
   * @param args the bootstrap servers
   */
  public static void main(String[] args) throws IOException {
    Probe probe = new Probe(args[0]);
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      TopicPartition partition = new TopicPartition(words[0], Integer.parseInt(words[1]));
      for (Unreadable found : probe.read(partition, Long.parseLong(words[2]))) {
        out.println(FOUND + found.line());
      }
    }
    probe.consumer.close();
  }

  private KafkaConsumer<byte[], byte[]> open() {
    Map<String, Object> config = new HashMap<>(FetchLimits.configs());
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "andon-probe");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private List<Unreadable> read(TopicPartition partition, long from) {
    List<Unreadable> found = new ArrayList<>();
    long end = end(partition);
    long position = from;
    seek(partition, position);
    for (int records = 0; position < end && records < MOST_RECORDS; records++) {
      long next = next(partition, position);
      if (next == TOO_LARGE) {
        next = firstReadable(partition, position, end);
        found.add(new Unreadable(partition.topic(), partition.partition(), position, next));
        seek(partition, next);
      }
      position = next;
    }
    return found;
  }

  private long end(TopicPartition partition) {
    return consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
  }

  private void seek(TopicPartition partition, long offset) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, offset);
  }

  /** The offset behind the next record, or behind what was aborted. */
  private long next(TopicPartition partition, long position) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        long now = consumer.position(partition);
        if (!records.isEmpty() || now > position) {
          return now;
        }
      }
    } catch (OutOfMemoryError e) {
      // what it holds is garbage now
      consumer = open();
      return TOO_LARGE;
    }
    throw new IllegalStateException("Kafka does not answer for " + partition);
  }

  /**
   * The first offset from which something can be read again. Whoever reads from the middle of a
   * batch unpacks it from its beginning, and where it ends no client is told: it is found by
   * trying.
   */
  private long firstReadable(TopicPartition partition, long from, long end) {
    long bad = from;
    long good = end;
    for (long step = 1; bad + step < end; step *= 2) {
      if (isReadable(partition, bad + step)) {
        good = bad + step;
        break;
      }
      bad += step;
    }
    while (good - bad > 1) {
      long middle = bad + (good - bad) / 2;
      if (isReadable(partition, middle)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }

  private boolean isReadable(TopicPartition partition, long offset) {
    seek(partition, offset);
    return next(partition, offset) != TOO_LARGE;
  }
}
