package io.andon.bench.fairness;

import io.andon.bench.cluster.BrokerProcess;
import io.andon.bench.cluster.Settings;
import io.andon.bench.http.ApiClient;
import io.andon.bench.load.Plants;
import io.andon.bench.load.Publisher;
import io.andon.bench.report.Latencies;
import io.andon.bench.report.Progress;
import io.andon.bench.report.Report;
import io.andon.core.space.SpaceLimits;
import io.andon.gateway.Node;
import io.andon.gateway.http.server.ServerLimits;
import io.andon.gateway.settings.AccessSettings;
import io.andon.gateway.settings.GatewaySettings;
import io.andon.schema.internal.Command;
import io.andon.standalone.port.Port;
import io.andon.topology.settings.TopologySettings;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a storm of alerts in one space costs another space of the same partition: how long writes
 * over HTTP and alerts over Kafka take there without the storm and during all of it.
 */
public final class FairnessBench {
  private static final String ADMIN_KEY = "andon_admin_bench-only-on-loopback";
  private static final int PARTITIONS = 4;
  private static final Duration COMMIT = Duration.ofMillis(25);
  private static final int LOOK_MILLIS = 500;

  /** What would only be refused costs nobody anything. */
  private static final SpaceLimits UNLIMITED = new SpaceLimits(0, 0, 0, 0, 0, 0);

  private final FairnessOptions options;
  private final BrokerProcess broker;
  private final String space = Spaces.neighbour(PARTITIONS);

  private FairnessBench(FairnessOptions options, BrokerProcess broker) {
    this.options = options;
    this.broker = broker;
  }

  /** Runs it and prints its figures. */
  public static void run(FairnessOptions options) {
    Progress.say("starting a broker");
    try (BrokerProcess broker = BrokerProcess.start()) {
      new FairnessBench(options, broker).run();
    }
  }

  private void run() {
    try (Node node = Node.start(settings(), Progress::say);
        Publisher publisher = new Publisher(Settings.cluster(broker));
        ApiClient admin = new ApiClient(node.url(), ADMIN_KEY)) {
      publisher.send(List.of(space(Spaces.WARM), space(Spaces.NOISY), space(space)));
      Progress.say("warm-up");
      try (ApiClient warm = client(admin, node, Spaces.WARM)) {
        storm(publisher, warm, Spaces.WARM, options.warmUp());
      }
      try (ApiClient noisy = client(admin, node, Spaces.NOISY);
          ApiClient quiet = client(admin, node, space)) {
        measure(publisher, noisy, quiet);
      }
    }
  }

  private static Command space(String slug) {
    return Plants.create(slug, List.of());
  }

  private static ApiClient client(ApiClient admin, Node node, String space) {
    while (!admin.exists("/spaces/" + space + "/assets")) {
      Quiet.pause(LOOK_MILLIS);
    }
    return new ApiClient(
        node.url(), admin.mintKey(space, List.of("incidents:read", "incidents:write")));
  }

  private void measure(Publisher publisher, ApiClient noisy, ApiClient client) {
    Quiet writer = new Quiet(space, client, publisher);
    Quiet reporter = new Quiet(space, client, publisher);
    for (String step : List.of("warm-up", "alone")) {
      Progress.say(step);
      writer.taken();
      reporter.taken();
      for (int i = 0; i < options.writes(); i++) {
        writer.write();
        reporter.alert();
      }
    }
    Latencies writesAlone = writer.taken().writes();
    Latencies alertsAlone = reporter.taken().alerts();
    AtomicBoolean over = new AtomicBoolean();
    long begin = System.nanoTime();
    Thread writing = Thread.ofPlatform().daemon().start(() -> repeat(writer::write, over));
    Thread reporting = Thread.ofPlatform().daemon().start(() -> repeat(reporter::alert, over));
    storm(publisher, noisy, Spaces.NOISY, options.alerts());
    over.set(true);
    join(writing);
    join(reporting);
    Report report =
        new Report("fairness")
            .add("alerts", options.alerts())
            .add("storm_s", (System.nanoTime() - begin) / 1e9, 1);
    report(report, "write", writesAlone, writer.taken().writes());
    report(report, "alert", alertsAlone, reporter.taken().alerts());
    report.print();
  }

  /** Until all of it is in incidents. */
  private void storm(Publisher publisher, ApiClient client, String noisy, int alerts) {
    Progress progress = new Progress("storm", alerts);
    try (Storm storm = new Storm(publisher, noisy, alerts, options.perSecond())) {
      while (!storm.produced() || known(client, noisy) < alerts) {
        progress.at(known(client, noisy));
        Quiet.pause(LOOK_MILLIS);
      }
    }
  }

  private static long known(ApiClient client, String space) {
    return client.json("/spaces/" + space + "/incidents?limit=1").path("total").asLong();
  }

  private static void repeat(Runnable step, AtomicBoolean over) {
    while (!over.get()) {
      step.run();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void report(Report report, String what, Latencies alone, Latencies storm) {
    for (int percent : new int[] {50, 99, 100}) {
      double before = alone.percentile(percent);
      double during = storm.percentile(percent);
      Progress.say(
          "%-5s p%-3d  alone %8.1f ms   in the storm %8.1f ms (%d)"
              .formatted(what, percent, before, during, storm.count()));
      report.add("%s_alone_p%d_ms".formatted(what, percent), before, 1);
      report.add("%s_storm_p%d_ms".formatted(what, percent), during, 1);
    }
    report.add("%s_cost_p99_ms".formatted(what), storm.percentile(99) - alone.percentile(99), 1);
  }

  private GatewaySettings settings() {
    int port = Port.free();
    TopologySettings standard =
        Settings.of(
            broker, "andon", PARTITIONS, Runtime.getRuntime().availableProcessors(), COMMIT);
    TopologySettings topology =
        new TopologySettings(
            standard.cluster(),
            standard.layout(),
            standard.instance(),
            standard.delivery(),
            UNLIMITED);
    return new GatewaySettings(
        new GatewaySettings.Http(
            "127.0.0.1",
            new GatewaySettings.Ports(port, Optional.empty()),
            URI.create("http://127.0.0.1:" + port),
            ServerLimits.STANDARD),
        topology,
        broker.folder(),
        new GatewaySettings.Admission(Optional.of(ADMIN_KEY), ZoneOffset.UTC),
        AccessSettings.open());
  }
}
