package io.andon.gateway;

import io.andon.core.delivery.webhook.UrlPolicy;
import io.andon.gateway.access.auth.Seal;
import io.andon.gateway.access.password.Passwords;
import io.andon.gateway.cluster.command.Decisions;
import io.andon.gateway.cluster.command.KafkaCommandClient;
import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.cluster.directory.TopicDirectory;
import io.andon.gateway.cluster.event.KafkaEventPublisher;
import io.andon.gateway.cluster.routing.PeerProxy;
import io.andon.gateway.health.Health;
import io.andon.gateway.health.WriteProbe;
import io.andon.gateway.http.pipeline.Backend;
import io.andon.gateway.http.server.HttpGateway;
import io.andon.gateway.http.server.ManagementServer;
import io.andon.gateway.http.server.MetricsPage;
import io.andon.gateway.http.server.SystemPages;
import io.andon.gateway.metrics.CommandMeter;
import io.andon.gateway.metrics.DeliveryMeter;
import io.andon.gateway.metrics.FailureMeter;
import io.andon.gateway.metrics.HttpMeter;
import io.andon.gateway.metrics.Metrics;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.settings.GatewaySettings;
import io.andon.gateway.start.FirstStart;
import io.andon.gateway.start.Preflight;
import io.andon.topology.AndonStreams;
import io.andon.topology.settings.StartupException;
import io.andon.topology.settings.TopologySettings;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** One node: gateway and topology in one process. */
public final class Node implements AutoCloseable {
  private static final Duration DIRECTORY_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration USES_TOLD_EVERY = Duration.ofMinutes(1);
  private static final Duration WATCHED_EVERY = Duration.ofSeconds(1);
  private static final Duration PROBED_EVERY = Duration.ofSeconds(2);
  private static final Duration PROGRESS_EVERY = Duration.ofSeconds(5);

  private final GatewaySettings settings;
  private final Closer closer = new Closer();
  private final Consumer<String> progress;
  private final InstantSource clock = Clock.systemUTC();
  private Optional<String> adminKey = Optional.empty();
  private final CompletableFuture<String> failed = new CompletableFuture<>();
  private volatile boolean ready;

  private Node(GatewaySettings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Starts a node; on return it serves requests.
   *
   * @param progress takes one line per step
   * @throws StartupException when it cannot start; what had been started is closed again
   */
  public static Node start(GatewaySettings settings, Consumer<String> progress) {
    Node node = new Node(settings, progress);
    try {
      node.start();
      return node;
    } catch (ProblemException e) {
      node.close();
      throw new StartupException("Kafka does not answer: " + e.problem(), e);
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  private void start() {
    TopologySettings topology = settings.topology();
    String servers = topology.cluster().bootstrapServers();
    HttpGateway.Address address = address(settings.http().ports().api(), "ANDON_PORT");
    Optional<HttpGateway.Address> management =
        settings.http().ports().metrics().map(port -> address(port, "ANDON_METRICS_PORT"));
    Preflight.requireWritable(settings.data()).ifPresent(progress);
    address.requireFree();
    management.ifPresent(HttpGateway.Address::requireFree);
    Preflight.requireRegistry(topology.cluster().serde().getOrDefault("schema.registry.url", ""));

    progress.accept("starting the topology on " + servers);
    AndonStreams streams = closer.add(AndonStreams.start(topology));
    Admin admin =
        closer.add(
            Admin.create(
                Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    servers,
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    "andon-gateway")));
    TopicDirectory directory = closer.add(TopicDirectory.start(servers, admin));
    KafkaCommandClient commands = closer.add(KafkaCommandClient.start(servers, admin));
    KafkaEventPublisher events =
        closer.add(new KafkaEventPublisher(servers, topology.cluster().serde()));
    Metrics metrics = closer.add(new Metrics());
    metrics.addKafka(streams::metrics);
    FailureMeter.count(metrics.registry(), streams);
    DeliveryMeter.bind(streams.deliveries(), metrics.registry());
    progress.accept("reading spaces and keys");
    if (!directory.awaitCaughtUp(DIRECTORY_TIMEOUT)) {
      throw new StartupException("the topic directory could not be read");
    }

    WriteProbe writes = new WriteProbe(commands, streams.spaces(), clock);
    Health health = new NodeHealth(streams, directory, commands, writes, () -> ready).health();
    health.measure(metrics.registry());
    SecurityWiring security = entrance(directory.directory(), commands);
    Decisions decisions = new Decisions(writes, new CommandMeter(metrics.registry()));
    SystemPages systemPages =
        new SystemPages(
            health::dead,
            health::notReady,
            new MetricsPage(
                metrics, settings.access().secrets().metrics(), management.isPresent()));
    management.ifPresent(where -> closer.add(ManagementServer.start(where, systemPages)));
    // peers may ask as soon as the topology has its tasks, so it listens before it is ready
    closer.add(
        HttpGateway.start(
            address,
            settings.http().limits(),
            new HttpGateway.Content(
                Surfaces.all(
                    decisions,
                    directory.directory(),
                    new Surfaces.Outside(
                        events,
                        security.logins(),
                        new UrlPolicy(topology.delivery().webhooks(), InetAddress::getAllByName))),
                backend(directory.directory(), streams, security),
                systemPages,
                new HttpMeter(metrics.registry()))));
    awaitRunning(streams);
    FirstStart firstStart = new FirstStart(directory.directory(), commands, clock);
    adminKey = firstStart.run(settings.admission());
    if (settings.access().secrets().session().isEmpty()) {
      firstStart.mintSessionSecret(settings.access().secrets().seal().map(Seal::new));
    }
    closer.add(PeriodicTask.start("write-probe", PROBED_EVERY, writes::run));
    ready = true;
    closer.add(PeriodicTask.start("watchdog", WATCHED_EVERY, () -> failIfDead(health)));
    closer.add(PeriodicTask.start("key-uses", USES_TOLD_EVERY, security.keyUses()::tell));
  }

  private void failIfDead(Health health) {
    List<String> reasons = health.fatal();
    if (!reasons.isEmpty()) {
      failed.complete(String.join("; ", reasons));
    }
  }

  private HttpGateway.Address address(int port, String setting) {
    return new HttpGateway.Address(settings.http().host(), port, setting);
  }

  private SecurityWiring entrance(Directory directory, KafkaCommandClient commands) {
    return closer.add(
        new SecurityWiring(
            settings.access(),
            settings.admission().adminKey(),
            Passwords.standard(),
            new SecurityWiring.Sources(directory, commands, clock)));
  }

  private Backend backend(Directory directory, AndonStreams streams, SecurityWiring security) {
    return new Backend(
        security.admission(),
        directory,
        streams.spaces(),
        closer.add(new PeerProxy(security.forwardToken(), PeerProxy.Timeouts.ONE_SECOND, clock)),
        clock);
  }

  private void awaitRunning(AndonStreams streams) {
    progress.accept("restoring state");
    while (!streams.awaitRunning(PROGRESS_EVERY)) {
      if (!streams.alive()) {
        throw new StartupException("the topology failed to start, see the log above");
      }
      progress.accept("still restoring state");
    }
  }

  /** How people and peers reach the node. */
  public String url() {
    return settings.http().advertisedUrl().toString();
  }

  /** The admin key, only when it was minted by this start: show it now, nobody can later. */
  public Optional<String> adminKey() {
    return adminKey;
  }

  /** Completes with one line for the operator when only a restart helps. */
  public CompletableFuture<String> failed() {
    return failed.copy();
  }

  /** Takes no new requests, finishes those under way, then stops the topology. */
  @Override
  public void close() {
    ready = false;
    closer.close();
  }
}
