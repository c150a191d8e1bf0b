package io.andon.bench.latency;

import io.andon.bench.cluster.BrokerProcess;
import io.andon.bench.cluster.Settings;
import io.andon.bench.load.Plants;
import io.andon.bench.load.Publisher;
import io.andon.bench.report.Latencies;
import io.andon.bench.report.Progress;
import io.andon.bench.report.Report;
import io.andon.gateway.Node;
import io.andon.gateway.http.server.ServerLimits;
import io.andon.gateway.settings.AccessSettings;
import io.andon.gateway.settings.GatewaySettings;
import io.andon.standalone.port.Port;
import io.andon.topology.settings.TopologySettings;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How long it takes from producing an alert to seeing its incident over HTTP: a plain producer, the
 * broker in a process of its own, one node, and a client that asks again every two milliseconds.
 */
public final class LatencyBench {
  /** The space that every node has. */
  static final String SPACE = "default";

  /** Probes follow each other at random, so that they do not walk in step with the commits. */
  private static final int LONGEST_PAUSE_MILLIS = 60;

  private static final String ADMIN_KEY = "andon_admin_bench-only-on-loopback";

  private final LatencyOptions options;
  private final BrokerProcess broker;

  private LatencyBench(LatencyOptions options, BrokerProcess broker) {
    this.options = options;
    this.broker = broker;
  }

  /** Runs it and prints its figures. */
  public static void run(LatencyOptions options) {
    Progress.say("starting a broker");
    try (BrokerProcess broker = BrokerProcess.start()) {
      new LatencyBench(options, broker).run();
    }
  }

  private void run() {
    try (Node node = Node.start(settings(), Progress::say);
        Publisher publisher = new Publisher(Settings.cluster(broker));
        Reads reads = new Reads(node.url(), ADMIN_KEY)) {
      publisher.send(Plants.commands());
      try (Background background = new Background(publisher, options.background())) {
        Probe probe = new Probe(publisher, reads);
        measure(probe, "warm-up", 0, options.warmUp());
        report(measure(probe, "probes", options.warmUp(), options.probes()));
      }
    }
  }

  private static Latencies measure(Probe probe, String name, int first, int count) {
    SplittableRandom dice = new SplittableRandom(first);
    Progress progress = new Progress(name, count);
    Latencies latencies = new Latencies();
    for (int i = 0; i < count; i++) {
      latencies.add(probe.run(first + i));
      progress.at(i + 1L);
      Probe.pause(dice.nextInt(LONGEST_PAUSE_MILLIS));
    }
    return latencies;
  }

  private void report(Latencies latencies) {
    Report report =
        new Report("latency")
            .add("probes", latencies.count())
            .add("background_per_s", options.background())
            .add("commit_ms", options.commitMillis());
    for (int percent : new int[] {50, 90, 99}) {
      double millis = latencies.percentile(percent);
      Progress.say("p%d %.1f ms".formatted(percent, millis));
      report.add("p%d_ms".formatted(percent), millis, 1);
    }
    report.add("max_ms", latencies.percentile(100), 1).print();
  }

  private GatewaySettings settings() {
    int port = Port.free();
    TopologySettings topology =
        Settings.of(
            broker,
            "andon",
            4,
            Runtime.getRuntime().availableProcessors(),
            Duration.ofMillis(options.commitMillis()));
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
