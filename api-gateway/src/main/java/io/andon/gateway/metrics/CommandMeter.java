package io.andon.gateway.metrics;

import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Times commands from sending to the committed outcome, by kind and outcome. */
public final class CommandMeter {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

  public CommandMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /** What is counted together. */
  private record Series(Class<?> command, String outcome) {}

  /** Runs the submission and records how long it took, whatever came of it. */
  public CommandOutcome time(Command command, Supplier<CommandOutcome> submission) {
    Timer.Sample sample = Timer.start(registry);
    String outcome = "failed";
    try {
      CommandOutcome result = submission.get();
      outcome = result.getRejection() == null ? "done" : "rejected";
      return result;
    } finally {
      Series series = new Series(command.getBody().getClass(), outcome);
      long unused = sample.stop(timers.computeIfAbsent(series, this::timer));
    }
  }

  private Timer timer(Series series) {
    return Timer.builder("andon.command")
        .description("From sending a command to its committed outcome")
        .serviceLevelObjectives(BUCKETS)
        .tag("command", series.command().getSimpleName())
        .tag("outcome", series.outcome())
        .register(registry);
  }
}
