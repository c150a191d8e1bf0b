package io.andon.bench.latency;

public final class LatencyBench {
  private LatencyBench() {}

  public static void run(LatencyOptions options) {}
}
