package io.andon.bench;

import io.andon.bench.fairness.FairnessBench;
import io.andon.bench.fairness.FairnessOptions;
import io.andon.bench.ingest.IngestBench;
import io.andon.bench.ingest.IngestOptions;
import io.andon.bench.latency.LatencyBench;
import io.andon.bench.latency.LatencyOptions;
import io.andon.bench.rest.RestBench;
import io.andon.bench.rest.RestOptions;
import io.andon.topology.settings.StartupException;
import java.util.List;

/** Runs a benchmark from the command line. */
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] args) {
    // has to come before the first logger
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "io/andon/bench/logback.xml");
    }
    List<String> words = List.of(args);
    String name = words.isEmpty() ? "help" : words.getFirst();
    List<String> options = words.isEmpty() ? words : words.subList(1, words.size());
    if (name.equals("help") || words.contains("--help")) {
      System.out.print(help());
      return;
    }
    try {
      switch (name) {
        case "ingest" -> IngestBench.run(IngestOptions.parse(options));
        case "rest" -> RestBench.run(RestOptions.parse(options));
        case "fairness" -> FairnessBench.run(FairnessOptions.parse(options));
        case "latency" -> LatencyBench.run(LatencyOptions.parse(options));
        default -> throw new StartupException("no such benchmark: " + name);
      }
      // nothing of a failed or abandoned client may keep the process
      System.exit(0);
    } catch (StartupException e) {
      System.err.println("andon: " + e.getMessage());
      System.exit(FAILED);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(FAILED);
    }
  }

  private static String help() {
    return """
        Usage: ./andon bench <benchmark> [option value]...

        Each starts a broker of its own in a folder that is removed at the end, shows its progress on
        the terminal and ends with one line of JSON on standard output.

        %s
        %s
        %s
        %s"""
        .formatted(
            IngestOptions.help(),
            LatencyOptions.help(),
            RestOptions.help(),
            FairnessOptions.help());
  }
}
