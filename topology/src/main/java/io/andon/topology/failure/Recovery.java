package io.andon.topology.failure;

import io.andon.schema.topic.Topic;
import io.andon.topology.deadletter.DeadLetter;
import io.andon.topology.deadletter.Origin;
import io.andon.topology.settings.InternalTopics;
import io.andon.topology.settings.Poison;
import io.andon.topology.settings.StartupException;
import io.andon.topology.settings.TopologySettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a node out of a crash loop. After a few runs that did not come to their end the next one
 * first finds out what it cannot read, leaves that out, and reads in small steps.
 */
public final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final CrashJournal journal;
  private final int crashes;
  private final List<Unreadable> unreadable;

  private Recovery(CrashJournal journal, int crashes, List<Unreadable> unreadable) {
    this.journal = journal;
    this.crashes = crashes;
    this.unreadable = List.copyOf(unreadable);
  }

  /**
   * A run begins. The topics are there.
   *
   * @throws StartupException when something is unreadable and the setting is to stop
   */
  public static Recovery begin(TopologySettings settings, InstantSource clock) {
    CrashJournal journal =
        new CrashJournal(settings.instance().stateDirectory().resolveSibling("recovery"));
    int crashes = journal.begin(clock.instant());
    List<Unreadable> unreadable = new ArrayList<>(journal.unreadable());
    if (crashes >= StreamFailures.DEATHS) {
      LOG.error(
          "the last {} runs of this node did not come to their end: reading what waits beforehand",
          crashes);
      List<Unreadable> found = find(settings, unreadable);
      if (!found.isEmpty()) {
        park(settings, found);
        unreadable.addAll(found);
        journal.leaveOut(unreadable);
      }
    }
    return new Recovery(journal, crashes, unreadable);
  }

  private static List<Unreadable> find(TopologySettings settings, List<Unreadable> known) {
    String servers = settings.cluster().bootstrapServers();
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
      Map<TopicPartition, Long> from = positions(admin, settings.layout());
      for (Unreadable range : known) {
        from.computeIfPresent(
            new TopicPartition(range.topic(), range.partition()),
            (partition, offset) ->
                offset >= range.from() && offset < range.to() ? (Long) range.to() : offset);
      }
      return ProbeProcess.read(servers, from);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException e) {
      LOG.error("what waits cannot be read beforehand", e.getCause());
      return List.of();
    }
  }

  /** Where a node goes on to read, of every partition that it may get. */
  private static Map<TopicPartition, Long> positions(Admin admin, TopologySettings.Layout layout)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (String topic : topics(layout)) {
      for (int partition = 0; partition < layout.partitions(); partition++) {
        asked.put(new TopicPartition(topic, partition), OffsetSpec.earliest());
      }
    }
    Map<TopicPartition, Long> positions = new LinkedHashMap<>();
    admin.listOffsets(asked).all().get().forEach((one, at) -> positions.put(one, at.offset()));
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(layout.applicationId())
            .partitionsToOffsetAndMetadata()
            .get();
    committed.forEach(
        (partition, at) -> {
          if (at != null) {
            positions.computeIfPresent(partition, (one, first) -> Math.max(first, at.offset()));
          }
        });
    return positions;
  }

  private static List<String> topics(TopologySettings.Layout layout) {
    List<String> topics = new ArrayList<>();
    for (Topic topic :
        List.of(
            Topic.ALERTS,
            Topic.DOWNTIME_EVENTS,
            Topic.ASSETS,
            Topic.MISPLACED,
            Topic.COMMANDS,
            Topic.DELIVERY_COMMANDS,
            Topic.NOTIFICATIONS)) {
      topics.add(topic.topicName());
    }
    topics.add(InternalTopics.signals(layout.applicationId()));
    return topics;
  }

  private static void park(TopologySettings settings, List<Unreadable> found) {
    String what = found.stream().map(Unreadable::toString).collect(Collectors.joining(", "));
    if (settings.instance().poison() == Poison.STOP) {
      throw new StartupException(
          "%s cannot be read with the memory of this node: give it more (-Xmx), or have them left out (ANDON_POISON=park)"
              .formatted(what));
    }
    LOG.error("{}: cannot be read with the memory of this node, left out from now on", what);
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.cluster().bootstrapServers(),
            ProducerConfig.CLIENT_ID_CONFIG,
            "andon-recovery");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (Unreadable range : found) {
        var unused = producer.send(letter(range));
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> letter(Unreadable range) {
    DeadLetter letter =
        DeadLetter.of(
            DeadLetter.Found.of(null, null),
            "parked: %s cannot be read with the memory of a node".formatted(range));
    new Origin(range.topic(), range.partition(), range.from()).stamp(letter.headers());
    return new ProducerRecord<>(
        Topic.DEAD_LETTERS.topicName(), null, letter.key(), letter.value(), letter.headers());
  }

  /** Whether to read in small steps: many records may be too much though each of them is not. */
  public boolean careful() {
    return crashes >= StreamFailures.DEATHS;
  }

  /** How many runs before this one did not come to their end lately. */
  public int crashes() {
    return crashes;
  }

  /** What is left out because it cannot be read. */
  public List<Unreadable> unreadable() {
    return unreadable;
  }

  /** The run comes to its end. */
  public void end() {
    journal.end();
  }
}
