package io.andon.topology.settings;

import io.andon.schema.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every topic before anything produces to it and proves each partition ready. Without that a
 * producer's first batch to a new topic may be refused while a later one is taken, and then retried
 * for ever (KAFKA-15591).
 */
public final class TopicsSetup {
  private static final Logger LOG = LoggerFactory.getLogger(TopicsSetup.class);
  private static final Duration AT_MOST = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final TopologySettings settings;
  private final Map<String, NewTopic> topics = new LinkedHashMap<>();

  private TopicsSetup(TopologySettings settings) {
    this.settings = settings;
    for (Topic topic : Topic.values()) {
      add(topic.topicName(), topic.configs());
    }
    InternalTopics.of(settings.layout().applicationId()).forEach(this::add);
  }

  private void add(String name, Map<String, String> configs) {
    TopologySettings.Layout layout = settings.layout();
    topics.put(
        name, new NewTopic(name, layout.partitions(), layout.replication()).configs(configs));
  }

  /**
   * Makes what is missing and waits until every partition answers.
   *
   * @throws StartupException when Kafka cannot be reached or a topic has another number of
   *     partitions
   */
  public static void run(TopologySettings settings) {
    String servers = settings.cluster().bootstrapServers();
    Map<String, Object> configs = new HashMap<>();
    configs.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    configs.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    configs.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    try (Admin admin = Admin.create(configs)) {
      new TopicsSetup(settings).run(admin);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted while making the topics", e);
    } catch (TimeoutException | org.apache.kafka.common.errors.TimeoutException e) {
      throw unreachable(servers, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
        throw unreachable(servers, e);
      }
      throw new StartupException(
          "Kafka at %s refused the topics: %s".formatted(servers, message(e)), e);
    } catch (org.apache.kafka.common.KafkaException e) {
      throw new StartupException(
          "cannot use Kafka at %s (ANDON_BOOTSTRAP_SERVERS): %s".formatted(servers, message(e)), e);
    }
  }

  private static StartupException unreachable(String servers, Exception cause) {
    return new StartupException(
        "no Kafka broker answers at %s (ANDON_BOOTSTRAP_SERVERS)".formatted(servers), cause);
  }

  private static String message(Throwable e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  private void run(Admin admin) throws InterruptedException, ExecutionException, TimeoutException {
    Set<String> present = admin.listTopics().names().get(15, TimeUnit.SECONDS);
    List<NewTopic> missing =
        topics.values().stream().filter(topic -> !present.contains(topic.name())).toList();
    if (!missing.isEmpty()) {
      LOG.info("making topics {}", missing.stream().map(NewTopic::name).toList());
      for (var made : admin.createTopics(missing).values().values()) {
        try {
          made.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) { // another node was quicker
            throw e;
          }
        }
      }
    }
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    describe(admin).forEach((name, topic) -> check(topic, partitions));
    awaitLeaders(admin, partitions);
  }

  private Map<String, TopicDescription> describe(Admin admin)
      throws InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + AT_MOST.toNanos();
    while (true) {
      try {
        return admin.describeTopics(topics.keySet()).allTopicNames().get();
      } catch (ExecutionException e) {
        // made a moment ago, and not every broker knows yet
        if (System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      }
    }
  }

  private void check(TopicDescription topic, Map<TopicPartition, OffsetSpec> partitions) {
    int expected = settings.layout().partitions();
    int found = topic.partitions().size();
    if (found != expected) {
      throw new StartupException(
          "topic %s has %d partitions, not the %d of ANDON_PARTITIONS: all must have the same number, fixed when they are made"
              .formatted(topic.name(), found, expected));
    }
    for (int partition = 0; partition < found; partition++) {
      partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
    }
  }

  private static void awaitLeaders(Admin admin, Map<TopicPartition, OffsetSpec> partitions)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + AT_MOST.toNanos();
    List<TopicPartition> waiting = new ArrayList<>(partitions.keySet());
    while (true) {
      Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
      waiting.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
      var answers = admin.listOffsets(asked);
      waiting.removeIf(partition -> answers(answers, partition));
      if (waiting.isEmpty()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new TimeoutException("partitions without a leader: " + waiting);
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
  }

  private static boolean answers(
      org.apache.kafka.clients.admin.ListOffsetsResult answers, TopicPartition partition) {
    try {
      return answers.partitionResult(partition).get().offset() >= 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      return false; // not yet
    }
  }
}
