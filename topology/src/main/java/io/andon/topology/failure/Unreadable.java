package io.andon.topology.failure;

/**
 * Records that cannot be read with the memory a node has: a batch is unpacked as a whole or not at
 * all.
 *
 * @param from the first offset
 * @param to the first offset behind them
 */
public record Unreadable(String topic, int partition, long from, long to) {
  /** As one line of a file. */
  String line() {
    return "%s %d %d %d".formatted(topic, partition, from, to);
  }

  static Unreadable of(String line) {
    String[] words = line.strip().split(" ", -1);
    if (words.length != 4) {
      throw new IllegalArgumentException("not a range: " + line);
    }
    return new Unreadable(
        words[0], Integer.parseInt(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
  }

  @Override
  public String toString() {
    return "%s-%d offsets %d to %d".formatted(topic, partition, from, to - 1);
  }
}
