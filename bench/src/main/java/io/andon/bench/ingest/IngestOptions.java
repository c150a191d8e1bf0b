package io.andon.bench.ingest;

import io.andon.bench.options.Options;
import io.andon.topology.settings.StartupException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ingest} can be told.
 *
 * @param load how many records, and which
 * @param layout partitions and threads, the same for both sides
 * @param sides which sides run
 * @param jfr where a recording of the timed part of the Andon side goes
 */
public record IngestOptions(Load load, Layout layout, Sides sides, @Nullable Path jfr) {
  private static final int STANDARD_RECORDS = 1_000_000;
  private static final int STANDARD_WARM_UP = 200_000;
  private static final int STANDARD_COMMIT_MS = 25;

  /** How many records are timed, how many come before, and the seed they follow from. */
  record Load(int records, int warmUp, long seed) {}

  /** Partitions, threads, and the commit interval in milliseconds. */
  record Layout(int partitions, int threads, int commitMillis) {}

  /** Which sides run. */
  enum Sides {
    BOTH,
    ANDON,
    BARE;

    boolean andon() {
      return this != BARE;
    }

    boolean bare() {
      return this != ANDON;
    }
  }

  /**
   * Reads the words of a command line.
   *
   * @throws StartupException when one does not fit
   */
  public static IngestOptions parse(List<String> words) {
    Options options =
        Options.parse(
            words,
            Set.of(
                "--records",
                "--warm-up",
                "--seed",
                "--partitions",
                "--threads",
                "--commit-ms",
                "--only",
                "--jfr"));
    int cores = Runtime.getRuntime().availableProcessors();
    String jfr = options.text("--jfr");
    return new IngestOptions(
        new Load(
            options.number("--records", STANDARD_RECORDS, 1),
            options.number("--warm-up", STANDARD_WARM_UP, 0),
            options.number("--seed", 1, 0)),
        new Layout(
            options.number("--partitions", partitions(cores), 1),
            options.number("--threads", cores, 1),
            options.number("--commit-ms", STANDARD_COMMIT_MS, 1)),
        sides(options.text("--only")),
        jfr == null ? null : Path.of(jfr));
  }

  /** More cost: every thread has to commit each partition's state. Fewer leave threads idle. */
  private static int partitions(int cores) {
    return Math.max(4, cores);
  }

  private static Sides sides(@Nullable String only) {
    if (only == null) {
      return Sides.BOTH;
    }
    return switch (only) {
      case "andon" -> Sides.ANDON;
      case "bare" -> Sides.BARE;
      default -> throw new StartupException("option --only must be andon or bare, not " + only);
    };
  }

  /** What {@code --help} prints. */
  public static String help() {
    return """
        ingest   how fast alerts and downtime become incidents, beside a topology that only copies
                 them with the same partitions, threads, commit interval and exactly-once setting
          --records N      records to time, 80 %% of them re-fires [1000000]
          --warm-up N      records both sides take in before [200000]
          --seed N         another seed, other events [1]
          --partitions N   of every topic [4, or the cores if more]
          --threads N      stream threads [cores]
          --commit-ms N    commit interval [25]
          --only SIDE      andon or bare: time one side only
          --jfr FILE       record the timed part of the andon side with Java Flight Recorder
        """
        .formatted();
  }
}
