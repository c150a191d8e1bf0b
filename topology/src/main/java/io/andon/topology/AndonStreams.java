package io.andon.topology;

import io.andon.core.delivery.DeliveryCounts;
import io.andon.core.delivery.DeliveryTransport;
import io.andon.core.delivery.Sender;
import io.andon.core.delivery.webhook.UrlPolicy;
import io.andon.core.query.SpaceLocator;
import io.andon.schema.topic.Topic;
import io.andon.topology.client.StreamClients;
import io.andon.topology.client.StreamsProperties;
import io.andon.topology.delivery.TransportPool;
import io.andon.topology.delivery.mail.MailTransport;
import io.andon.topology.delivery.mail.NoMailTransport;
import io.andon.topology.delivery.stream.DeliveryTopology;
import io.andon.topology.delivery.webhook.WebhookTransport;
import io.andon.topology.failure.Recovery;
import io.andon.topology.failure.StreamFailures;
import io.andon.topology.locate.StreamsSpaceLocator;
import io.andon.topology.settings.DeliverySettings;
import io.andon.topology.settings.InputSubjects;
import io.andon.topology.settings.TopicsSetup;
import io.andon.topology.settings.TopologySettings;
import io.andon.topology.space.StateGuard;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running instance of the topology: makes the topics, proves them ready, starts Kafka Streams.
 */
public final class AndonStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AndonStreams.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private static final Duration LOOKED_AT_EVERY = Duration.ofMillis(20);

  private final Sender sender;
  private final StateGuard guard;
  private final StreamFailures failures;
  private final Recovery recovery;
  private final DeliveryCounts deliveries = new DeliveryCounts();
  private final KafkaStreams streams;
  private final HostInfo self;
  private final SpaceLocator spaces;

  private AndonStreams(TopologySettings settings, Recovery recovery) {
    this.recovery = recovery;
    this.sender = sender(settings.delivery());
    this.failures = new StreamFailures(settings.instance().poison(), InstantSource.system());
    Properties properties =
        recovery.careful() ? StreamsProperties.careful(settings) : StreamsProperties.of(settings);
    properties.put(StreamFailures.CONFIG, failures);
    this.guard =
        StateGuard.over(settings.cluster(), settings.instance().tuning().acceptsStateBehind());
    this.streams =
        new KafkaStreams(
            AndonTopology.build(settings, new DeliveryTopology.Outgoing(sender, deliveries), guard),
            properties,
            new StreamClients(recovery.unreadable(), failures));
    TopologySettings.Advertised advertised = settings.instance().advertised();
    this.self = new HostInfo(advertised.host(), advertised.port());
    this.spaces = new StreamsSpaceLocator(streams, self, guard);
    // a failed thread has lost nothing: its transaction is undone and the record comes again
    streams.setUncaughtExceptionHandler(
        e -> {
          boolean replace = failures.died(e);
          LOG.error("a stream thread failed{}", replace ? " and is replaced" : "", e);
          return replace
              ? StreamThreadExceptionResponse.REPLACE_THREAD
              : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
  }

  private static Sender sender(DeliverySettings settings) {
    return new TransportPool(
        new WebhookTransport(new UrlPolicy(settings.webhooks(), InetAddress::getAllByName)),
        settings.smtp().<DeliveryTransport>map(MailTransport::new).orElseGet(NoMailTransport::new));
  }

  /**
   * Makes what topics are missing, waits until each partition answers, and starts. Returns before
   * state is restored.
   *
   * @throws io.andon.topology.settings.StartupException when Kafka cannot be reached or the topics
   *     do not fit
   */
  public static AndonStreams start(TopologySettings settings) {
    TopicsSetup.run(settings);
    InputSubjects.register(settings.cluster().serde());
    Recovery recovery = Recovery.begin(settings, InstantSource.system());
    AndonStreams started = new AndonStreams(settings, recovery);
    started.streams.start();
    return started;
  }

  /**
   * Waits until every task of this instance is running; false when the time is up or the instance
   * has ended. It may run, rebalance and run again before it does.
   */
  public boolean awaitRunning(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!running()
        && alive()
        && System.nanoTime() < deadline
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOKED_AT_EVERY.toNanos());
    }
    return running();
  }

  /**
   * Stream threads that did not come round within the given time, in words: what they were doing
   * hangs, and the tasks they have stand still.
   */
  public List<String> stalled(Duration within) {
    Map<String, Double> polledBefore = new HashMap<>();
    streams
        .metrics()
        .forEach(
            (name, metric) -> {
              if (name.name().equals("last-poll-seconds-ago")
                  && metric.metricValue() instanceof Double seconds) {
                polledBefore.put(name.tags().getOrDefault("client-id", ""), seconds);
              }
            });
    return streams.metadataForLocalThreads().stream()
        .filter(
            thread ->
                polledBefore.getOrDefault(thread.consumerClientId(), 0.0) > within.toSeconds())
        .map(
            thread ->
                "%s has not come round for %.0f s, its tasks %s stand still"
                    .formatted(
                        thread.threadName().replaceFirst(".*-StreamThread-", "stream thread "),
                        polledBefore.get(thread.consumerClientId()),
                        thread.activeTasks().stream().map(TaskMetadata::taskId).sorted().toList()))
        .toList();
  }

  /** Whether requests can be served now: the state is here, and known to be right or refused. */
  public boolean running() {
    try {
      return streams.state() == KafkaStreams.State.RUNNING && ownPartitionsAreChecked();
    } catch (IllegalStateException e) {
      return false; // it ends meanwhile
    }
  }

  /** Kafka Streams may run before it has taken up what the group has given it. */
  private boolean ownPartitionsAreChecked() {
    return streams.metadataForAllStreamsClients().stream()
        .filter(instance -> instance.hostInfo().equals(self))
        .flatMap(instance -> instance.topicPartitions().stream())
        .filter(source -> source.topic().equals(Topic.COMMANDS.topicName()))
        .allMatch(source -> guard.admission(source.partition()).isPresent());
  }

  /** Whether the instance can still recover by itself; false after a fatal error. */
  public boolean alive() {
    return !streams.state().isShuttingDown() && !streams.state().hasCompletedShutdown();
  }

  /** The partitions whose state is behind what was published, each with the reason. */
  public Map<Integer, String> refusedPartitions() {
    return guard.refused();
  }

  /** What happened to the runs of this instance before, and what it leaves out. */
  public Recovery recovery() {
    return recovery;
  }

  /** What killed threads of this instance. */
  public StreamFailures failures() {
    return failures;
  }

  public SpaceLocator spaces() {
    return spaces;
  }

  /** What became of what this instance sent. */
  public DeliveryCounts deliveries() {
    return deliveries;
  }

  /** Kafka Streams' own metrics. */
  public Map<MetricName, ? extends Metric> metrics() {
    return streams.metrics();
  }

  @Override
  public void close() {
    // leaving lets the others, or this node's next start, take the work over at once
    streams.close(
        CloseOptions.timeout(CLOSE_WITHIN)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    sender.close();
    guard.close();
    if (failures.stopped().isEmpty()) {
      recovery.end();
    }
  }
}
