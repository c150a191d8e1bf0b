package io.andon.bench.latency;

import io.andon.bench.options.Options;
import io.andon.topology.settings.StartupException;
import java.util.List;
import java.util.Set;

/**
 * What {@code latency} can be told.
 *
 * @param probes alerts to time
 * @param warmUp alerts before those
 * @param background records a second beside them
 * @param commitMillis commit interval of the topology
 */
public record LatencyOptions(int probes, int warmUp, int background, int commitMillis) {
  /**
   * Reads the words of a command line.
   *
   * @throws StartupException when one does not fit
   */
  public static LatencyOptions parse(List<String> words) {
    Options options =
        Options.parse(words, Set.of("--probes", "--warm-up", "--background", "--commit-ms"));
    return new LatencyOptions(
        options.number("--probes", 500, 1),
        options.number("--warm-up", 300, 0),
        options.number("--background", 200, 0),
        options.number("--commit-ms", 25, 1));
  }

  /** What {@code --help} prints. */
  public static String help() {
    return """
        latency  how long it takes from producing an alert to Kafka to reading its incident over HTTP
          --probes N       alerts to time [500]
          --warm-up N      alerts before those [300]
          --background N   records a second beside them, over 20 other spaces [200]
          --commit-ms N    commit interval [25]
        """;
  }
}
