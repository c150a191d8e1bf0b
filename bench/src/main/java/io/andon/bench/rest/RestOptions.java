package io.andon.bench.rest;

import io.andon.bench.options.Options;
import io.andon.topology.settings.StartupException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code rest} can be told.
 *
 * @param small incidents in the one space
 * @param large incidents in the other
 * @param load how it is measured
 * @param jfr where a recording of the node goes, of the part that is measured
 */
public record RestOptions(int small, int large, Measuring load, @Nullable Path jfr) {
  private static final int FEWEST = 1_000;

  /**
   * How each figure is measured.
   *
   * @param seconds altogether, spread over the rounds
   * @param connections that ask at the same time
   */
  public record Measuring(int seconds, int connections) {
    private static final int ROUNDS = 5;

    int rounds() {
      return ROUNDS;
    }

    Duration slice() {
      return Duration.ofSeconds(seconds).dividedBy(ROUNDS);
    }
  }

  /**
   * Reads the words of a command line.
   *
   * @throws StartupException when one does not fit
   */
  public static RestOptions parse(List<String> words) {
    Options options =
        Options.parse(words, Set.of("--small", "--large", "--seconds", "--connections", "--jfr"));
    String jfr = options.text("--jfr");
    return new RestOptions(
        options.number("--small", FEWEST, FEWEST),
        options.number("--large", 1_000_000, FEWEST),
        new Measuring(options.number("--seconds", 5, 1), options.number("--connections", 8, 1)),
        jfr == null ? null : Path.of(jfr).toAbsolutePath());
  }

  /** What {@code --help} prints. */
  public static String help() {
    return """
        rest     what requests cost with few and with many incidents in a space, beside a server that
                 answers with the same bytes and does nothing else; and the node's memory
          --small N        incidents in one space, 1000 at least [1000]
          --large N        incidents in the other [1000000]
          --seconds N      for each figure, over five rounds [5]
          --connections N  requests at a time [8]
          --jfr FILE       record the node while it is measured with Java Flight Recorder
        """;
  }
}
