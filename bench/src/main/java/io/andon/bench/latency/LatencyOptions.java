package io.andon.bench.latency;

import java.util.List;

public record LatencyOptions() {
  public static LatencyOptions parse(List<String> words) {
    return new LatencyOptions();
  }

  public static String help() {
    return "";
  }
}
