package io.andon.bench.rest;

import io.andon.bench.http.LoadClient;
import io.andon.bench.report.Latencies;
import java.time.Duration;

/** What was measured of one server, over all rounds. */
final class Tally {
  private final Latencies latencies = new Latencies();
  private double seconds;
  private Duration serverCpu = Duration.ZERO;
  private Duration clientCpu = Duration.ZERO;

  void add(LoadClient.Measured measured, Duration cpu) {
    latencies.addAll(measured.latencies());
    seconds += measured.seconds();
    serverCpu = serverCpu.plus(cpu);
    clientCpu = clientCpu.plus(measured.cpu());
  }

  double perSecond() {
    return latencies.count() / seconds;
  }

  double percentile(int percent) {
    return latencies.percentile(percent);
  }

  /** Processor time of the server's process per request, in microseconds. */
  double serverMicros() {
    return micros(serverCpu);
  }

  /** Processor time of the load generator per request, in microseconds. */
  double clientMicros() {
    return micros(clientCpu);
  }

  private double micros(Duration cpu) {
    return cpu.toNanos() / 1e3 / latencies.count();
  }
}
