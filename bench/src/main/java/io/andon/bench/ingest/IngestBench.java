package io.andon.bench.ingest;

import io.andon.bench.cluster.BrokerProcess;
import io.andon.bench.cluster.Settings;
import io.andon.bench.cluster.Topics;
import io.andon.bench.load.EventStream;
import io.andon.bench.load.Plants;
import io.andon.bench.load.Publisher;
import io.andon.bench.report.Progress;
import io.andon.bench.report.Report;
import io.andon.topology.settings.TopicsSetup;
import io.andon.topology.settings.TopologySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * How fast alerts and downtime become incidents. The bare side runs before and after the Andon
 * side, so that a machine that slows down or speeds up meanwhile does not decide; both sides have
 * taken in the warm-up before anything is timed.
 */
public final class IngestBench {
  private final IngestOptions options;
  private final BrokerProcess broker;
  private final Race race;

  private IngestBench(IngestOptions options, BrokerProcess broker, Race race) {
    this.options = options;
    this.broker = broker;
    this.race = race;
  }

  /** Runs it and prints its figures. */
  public static void run(IngestOptions options) {
    Progress.say("starting a broker");
    try (BrokerProcess broker = BrokerProcess.start();
        Admin admin =
            Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      IngestBench bench = new IngestBench(options, broker, new Race(admin, broker::cpu));
      Topics.make(admin, BareSide.OUTPUT, options.layout().partitions());
      bench.run();
    }
  }

  private void run() {
    int records = options.load().records();
    Report report =
        new Report("ingest")
            .add("records", records)
            .add("partitions", options.layout().partitions())
            .add("threads", options.layout().threads())
            .add("commit_ms", options.layout().commitMillis());
    TopicsSetup.run(andon());
    try (Publisher publisher = new Publisher(Settings.cluster(broker))) {
      publisher.send(Plants.commands());
      race(() -> new AndonSide(andon()), "make spaces", null);
      EventStream events = new EventStream(options.load().seed());
      publisher.publish(events, options.load().warmUp(), "load warm-up");
      warmUp();
      publisher.publish(events, records, "load");
    }
    Race.@Nullable Result before = bare("bare-1", "bare, first");
    Race.@Nullable Result andon =
        options.sides().andon() ? race(() -> new AndonSide(andon()), "andon", options.jfr()) : null;
    Race.@Nullable Result after = bare("bare-2", "bare, second");
    if (andon != null) {
      report.add("andon_per_s", records / andon.seconds(), 0);
    }
    if (before != null && after != null) {
      double seconds = (before.seconds() + after.seconds()) / 2;
      double cpuSeconds = (before.cpu().seconds() + after.cpu().seconds()) / 2;
      report.add("bare_per_s", records / seconds, 0);
      if (andon != null) {
        report
            .add("ratio", seconds / andon.seconds(), 3)
            // less shaken by whatever else runs on the machine
            .add("cpu_ratio", cpuSeconds / andon.cpu().seconds(), 3);
      }
    }
    if (andon != null) {
      report.add("sent", andon.sent());
    }
    report.print();
  }

  private Race.@Nullable Result bare(String applicationId, String label) {
    return options.sides().bare()
        ? race(() -> new BareSide(settings(applicationId)), label, null)
        : null;
  }

  private void warmUp() {
    if (options.load().warmUp() == 0) {
      return;
    }
    if (options.sides().bare()) {
      race(() -> new BareSide(settings("bare-1")), "bare warm-up", null);
      race(() -> new BareSide(settings("bare-2")), "bare warm-up", null);
    }
    if (options.sides().andon()) {
      race(() -> new AndonSide(andon()), "andon warm-up", null);
    }
  }

  private Race.Result race(Supplier<Side> start, String label, @Nullable Path jfr) {
    Progress.say(label + ": starting");
    try (Side side = start.get();
        Recorder recorder = Recorder.into(jfr)) {
      Race.Result result = race.run(side, label);
      Progress.say(
          "%s: done in %.1f s, processor time %s".formatted(label, result.seconds(), result.cpu()));
      return result;
    }
  }

  private TopologySettings andon() {
    return settings("andon");
  }

  private TopologySettings settings(String applicationId) {
    return Settings.of(
        broker,
        applicationId,
        options.layout().partitions(),
        options.layout().threads(),
        Duration.ofMillis(options.layout().commitMillis()));
  }
}
