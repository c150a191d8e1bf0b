package io.andon.bench.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.andon.bench.cluster.BrokerProcess;
import io.andon.bench.cluster.JavaChild;
import io.andon.bench.cluster.NodeProcess;
import io.andon.bench.cluster.Settings;
import io.andon.bench.http.ApiClient;
import io.andon.bench.load.Publisher;
import io.andon.bench.report.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * What requests cost with few and with many incidents in a space. Broker, node, bare server and
 * load generator are processes of their own; the two spaces are on different partitions, so each
 * has a store for itself.
 */
public final class RestBench {
  private static final String ADMIN_KEY = "andon_admin_bench-only-on-loopback";
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  private final RestOptions options;
  private final BrokerProcess broker;
  private final NodeProcess node;
  private final Answers answers = new Answers();

  private RestBench(RestOptions options, BrokerProcess broker, NodeProcess node) {
    this.options = options;
    this.broker = broker;
    this.node = node;
  }

  /** Runs it and prints its figures. */
  public static void run(RestOptions options) {
    Progress.say("starting a broker and a node");
    try (BrokerProcess broker = BrokerProcess.start();
        NodeProcess node = NodeProcess.start(broker, ADMIN_KEY)) {
      new RestBench(options, broker, node).run();
    }
  }

  private void run() {
    List<Seeded> spaces = seed();
    Figures figures = new Figures(options);
    figures.memory("seeded", node.memory());
    for (Seeded seeded : spaces) {
      ask(seeded);
    }
    try (JavaChild bare = bare()) {
      List<Contest> contests = contests(spaces, bare);
      Progress.say("warming up");
      contests.forEach(contest -> contest.warmUp(options.load(), WARM_UP));
      try (Recording recording = Recording.of(node.pid(), options.jfr())) {
        for (int round = 1; round <= options.load().rounds(); round++) {
          Progress.say("reads, round %d of %d".formatted(round, options.load().rounds()));
          contests.forEach(contest -> contest.round(options.load()));
        }
      }
      figures.reads(contests);
    }
    figures.memory("read", node.memory());
    Creates creates = new Creates(nodeAddress(), node::cpu, spaces.getLast());
    creates.measure(options.load());
    figures.creates(creates);
    figures.memory("end", node.memory());
    figures.print();
  }

  private List<Seeded> seed() {
    try (Admin admin =
            Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
        Publisher publisher = new Publisher(Settings.cluster(broker));
        ApiClient client = new ApiClient(node.url(), ADMIN_KEY)) {
      Seeding seeding = new Seeding(admin, publisher, node.url(), client);
      List<Seeded> seeded = new ArrayList<>();
      for (BenchSpace space : BenchSpace.apart(options.small(), options.large())) {
        seeded.add(seeding.fill(space));
      }
      return seeded;
    }
  }

  /** Learns what the node answers, for the bare server. */
  private void ask(Seeded seeded) {
    Progress.say("asking for every answer of " + seeded.space().slug());
    try (ApiClient client = new ApiClient(node.url(), seeded.key())) {
      for (Question question : Question.values()) {
        for (String target : question.targets(seeded)) {
          question.check(target, answers.ask(client, target));
        }
      }
    }
  }

  private JavaChild bare() {
    Path file = broker.folder().resolve("answers");
    try {
      answers.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JavaChild.start(
        new JavaChild.Program(
            BareChild.class, List.of("-Xmx512m"), List.of(file.toString()), Map.of()),
        BareChild.READY);
  }

  private List<Contest> contests(List<Seeded> spaces, JavaChild bare) {
    InetSocketAddress bareAddress =
        new InetSocketAddress("127.0.0.1", Integer.parseInt(bare.readyAt()));
    List<Contest> contests = new ArrayList<>();
    for (Question question : Question.values()) {
      for (Seeded seeded : spaces) {
        List<byte[]> requests =
            question.targets(seeded).stream().map(target -> get(target, seeded.key())).toList();
        contests.add(
            new Contest(
                question,
                seeded.space(),
                new Contest.Side(nodeAddress(), requests, node::cpu),
                new Contest.Side(bareAddress, requests, bare::cpu)));
      }
    }
    return contests;
  }

  private InetSocketAddress nodeAddress() {
    URI url = URI.create(node.url());
    return new InetSocketAddress(url.getHost(), url.getPort());
  }

  private static byte[] get(String target, String key) {
    return """
        GET %s HTTP/1.1\r
        Host: 127.0.0.1\r
        Authorization: Bearer %s\r
        \r
        """
        .formatted(target, key)
        .getBytes(US_ASCII);
  }
}
