package io.andon.bench.cluster;

import java.time.Duration;

/**
 * Processor time.
 *
 * @param own of this process, its compiler and garbage collector included
 * @param broker of the broker's process
 */
public record Cpu(Duration own, Duration broker) {
  /** What was used since then. */
  public Cpu since(Cpu before) {
    return new Cpu(own.minus(before.own), broker.minus(before.broker));
  }

  /** Of both processes, in seconds. */
  public double seconds() {
    return own.plus(broker).toMillis() / 1e3;
  }

  @Override
  public String toString() {
    return "%.1f s + broker %.1f s".formatted(own.toMillis() / 1e3, broker.toMillis() / 1e3);
  }
}
