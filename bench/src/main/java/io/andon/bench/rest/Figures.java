package io.andon.bench.rest;

import io.andon.bench.cluster.ResidentMemory;
import io.andon.bench.report.Progress;
import io.andon.bench.report.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the benchmark found, for people on the terminal and for machines in its last line. */
final class Figures {
  private static final String ROW =
      "%-14s %,10d %9.0f %8.2f %8.2f %8.0f %9.0f %8.2f %8.2f %8.0f %8.2f";

  private final Report report;

  Figures(RestOptions options) {
    this.report =
        new Report("rest")
            .add("small", options.small())
            .add("large", options.large())
            .add("seconds", options.load().seconds())
            .add("connections", options.load().connections());
  }

  void reads(List<Contest> contests) {
    Progress.say(
        "%-14s %10s %9s %8s %8s %8s %9s %8s %8s %8s %8s"
            .formatted(
                "",
                "incidents",
                "per s",
                "p50 ms",
                "p99 ms",
                "cpu us",
                "bare/s",
                "p50 ms",
                "p99 ms",
                "cpu us",
                "of bare"));
    for (Contest contest : contests) {
      row(contest);
    }
    for (Question question : Question.values()) {
      compare(question, contests.stream().filter(one -> one.question() == question).toList());
    }
    double client =
        contests.stream().mapToDouble(one -> one.node().clientMicros()).average().orElse(0);
    Progress.say("load generator: %.0f us of a processor for a request".formatted(client));
    report.add("client_cpu_us", client, 1);
  }

  void creates(Creates creates) {
    create("create_alone", "create, one at a time", creates.alone());
    create("create_" + Creates.CONCURRENT, "create, 256 at a time", creates.concurrent());
  }

  private void create(String key, String title, Tally tally) {
    Progress.say(
        String.format(
            Locale.ROOT,
            "%-25s %9.0f %8.2f %8.2f %8.0f",
            title,
            tally.perSecond(),
            tally.percentile(50),
            tally.percentile(99),
            tally.serverMicros()));
    report.add(key, figures(tally));
  }

  private void row(Contest contest) {
    Tally node = contest.node();
    Tally bare = contest.bare();
    Progress.say(
        String.format(
            Locale.ROOT,
            ROW,
            contest.question().title(),
            contest.space().incidents(),
            node.perSecond(),
            node.percentile(50),
            node.percentile(99),
            node.serverMicros(),
            bare.perSecond(),
            bare.percentile(50),
            bare.percentile(99),
            bare.serverMicros(),
            contest.ratio()));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("node", figures(node));
    figures.put("bare", figures(bare));
    figures.put("of_bare", rounded(contest.ratio(), 3));
    report.add(key(contest.question()) + "_" + contest.space().incidents(), figures);
  }

  private static Map<String, Object> figures(Tally tally) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("per_s", rounded(tally.perSecond(), 0));
    figures.put("p50_ms", rounded(tally.percentile(50), 3));
    figures.put("p99_ms", rounded(tally.percentile(99), 3));
    figures.put("cpu_us", rounded(tally.serverMicros(), 1));
    return figures;
  }

  /** What the same costs with many incidents, as a multiple of what it costs with few. */
  private void compare(Question question, List<Contest> bySize) {
    Tally few = bySize.getFirst().node();
    Tally many = bySize.getLast().node();
    double cost = few.perSecond() / many.perSecond();
    double cpu = many.serverMicros() / few.serverMicros();
    Progress.say(
        String.format(
            Locale.ROOT,
            "%-14s with many incidents costs %.2f x as much as with few, %.2f x the processor time",
            question.title(),
            cost,
            cpu));
    report.add(key(question) + "_cost_of_size", cost, 3);
    report.add(key(question) + "_cpu_cost_of_size", cpu, 3);
  }

  private static String key(Question question) {
    return question.title().replace(' ', '_');
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.rint(value * scale) / scale;
  }

  /** What the node holds at that moment. */
  void memory(String when, Optional<ResidentMemory> memory) {
    memory.ifPresent(
        held -> {
          long now = held.now() >> 20;
          long peak = held.peak() >> 20;
          Progress.say("node, %s: %,d MiB resident, %,d at most so far".formatted(when, now, peak));
          report.add("rss_mib_" + when, now).add("rss_peak_mib_" + when, peak);
        });
  }

  void print() {
    report.print();
  }
}
