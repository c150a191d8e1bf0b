package io.andon.bench.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.topology.settings.StartupException;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/** Names of spaces by the partition they live on, as Kafka's own partitioner chooses it. */
final class Spaces {
  static final String NOISY = "noisy";

  /** Has its storm before. */
  static final String WARM = "warm";

  private static final int TRIES = 10_000;

  private Spaces() {}

  /** A space that shares the noisy one's partition: the worst place to be. */
  static String neighbour(int partitions) {
    return IntStream.range(0, TRIES)
        .mapToObj(i -> "quiet-" + i)
        .filter(name -> partition(name, partitions) == partition(NOISY, partitions))
        .findFirst()
        .orElseThrow(() -> new StartupException("no name leads to the partition of " + NOISY));
  }

  private static int partition(String space, int partitions) {
    return Utils.toPositive(Utils.murmur2(space.getBytes(UTF_8))) % partitions;
  }
}
