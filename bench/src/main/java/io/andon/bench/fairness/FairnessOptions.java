package io.andon.bench.fairness;

import io.andon.bench.options.Options;
import io.andon.topology.settings.StartupException;
import java.util.List;
import java.util.Set;

/**
 * What {@code fairness} can be told.
 *
 * @param alerts that the noisy space gets, each on an asset of its own
 * @param warmUp alerts of another noisy space before anything is timed: a storm on code that is not
 *     compiled yet measures the compiler
 * @param perSecond how fast they are produced; 0: as fast as Kafka takes them
 * @param writes that are timed with nothing else going on, after as many to warm up
 */
public record FairnessOptions(int alerts, int warmUp, int perSecond, int writes) {
  /**
   * Reads the words of a command line.
   *
   * @throws StartupException when one does not fit
   */
  public static FairnessOptions parse(List<String> words) {
    Options options =
        Options.parse(words, Set.of("--alerts", "--warm-up", "--per-second", "--writes"));
    return new FairnessOptions(
        options.number("--alerts", 60_000, 1),
        options.number("--warm-up", 20_000, 1),
        options.number("--per-second", 0, 0),
        options.number("--writes", 300, 1));
  }

  /** What {@code --help} prints. */
  public static String help() {
    return """
        fairness  what a space with a storm of alerts costs another space of the same partition
          --alerts N      alerts of the noisy space, each on an asset of its own [60,000]
          --warm-up N     alerts of another space before anything is timed [20,000]
          --per-second N  how fast they are produced; 0: as fast as Kafka takes them [0]
          --writes N      writes and alerts of the quiet space timed before the storm [300]
        """;
  }
}
