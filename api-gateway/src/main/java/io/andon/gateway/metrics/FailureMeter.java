package io.andon.gateway.metrics;

import io.andon.topology.AndonStreams;
import io.andon.topology.failure.StreamFailures;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what kills stream threads. */
public final class FailureMeter {
  private FailureMeter() {}

  /** Counts these failures from now on. */
  public static void count(MeterRegistry registry, AndonStreams streams) {
    StreamFailures failures = streams.failures();
    Gauge.builder("andon.crashes", streams, s -> s.recovery().crashes())
        .description("runs before this one that did not come to their end within an hour")
        .register(registry);
    Gauge.builder("andon.unreadable.ranges", streams, s -> s.recovery().unreadable().size())
        .description("ranges of records that are left out because memory does not suffice")
        .register(registry);
    FunctionCounter.builder("andon.stream.thread.deaths", failures, StreamFailures::deathCount)
        .description("stream threads that ended with an exception")
        .register(registry);
    Gauge.builder("andon.parked.records", failures, f -> f.parked().size())
        .description("records that are not processed any more because threads died of them")
        .register(registry);
  }
}
