package io.andon.gateway;

import io.andon.gateway.cluster.command.KafkaCommandClient;
import io.andon.gateway.cluster.directory.TopicDirectory;
import io.andon.gateway.health.Health;
import io.andon.gateway.health.HealthCheck;
import io.andon.gateway.health.WriteProbe;
import io.andon.topology.AndonStreams;
import io.andon.topology.failure.Death;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What each check of a node looks at.
 *
 * @param started whether its start is over
 */
record NodeHealth(
    AndonStreams streams,
    TopicDirectory directory,
    KafkaCommandClient commands,
    WriteProbe writes,
    BooleanSupplier started) {
  private static final Duration LATELY = Duration.ofMinutes(1);

  /** Threads that die within a minute; one record kills three before it is parked. */
  private static final int CRASH_LOOP = 5;

  /** A thread may be busy with what it has read for some seconds. */
  private static final Duration TO_COME_ROUND = Duration.ofSeconds(10);

  Health health() {
    Map<HealthCheck, Supplier<Optional<String>>> findings = new EnumMap<>(HealthCheck.class);
    findings.put(
        HealthCheck.TOPOLOGY,
        () ->
            unless(
                streams.alive(), streams.failures().stopped().orElse("the topology has failed")));
    findings.put(
        HealthCheck.DIRECTORY,
        () -> unless(directory.alive(), "spaces and keys are no longer followed"));
    findings.put(
        HealthCheck.OUTCOMES,
        () -> unless(commands.alive(), "outcomes of commands are no longer followed"));
    findings.put(HealthCheck.CRASH_LOOP, this::crashLoop);
    findings.put(HealthCheck.START, () -> unless(started.getAsBoolean(), "starting"));
    findings.put(
        HealthCheck.STATE, () -> unless(streams.running(), "state is moving or being restored"));
    findings.put(HealthCheck.STREAM_THREADS, () -> joined(streams.stalled(TO_COME_ROUND)));
    findings.put(HealthCheck.THREAD_DEATHS, this::deaths);
    findings.put(HealthCheck.WRITES, writes::finding);
    findings.put(
        HealthCheck.PARTITIONS, () -> joined(List.copyOf(streams.refusedPartitions().values())));
    return new Health(findings);
  }

  private Optional<String> crashLoop() {
    int deaths = streams.failures().deaths(LATELY).size();
    return unless(deaths < CRASH_LOOP, "%d stream threads died within a minute".formatted(deaths));
  }

  private Optional<String> deaths() {
    List<Death> deaths = streams.failures().deaths(LATELY);
    return deaths.isEmpty()
        ? Optional.empty()
        : Optional.of("a stream thread died within the last minute: " + deaths.getLast().cause());
  }

  private static Optional<String> unless(boolean well, String reason) {
    return well ? Optional.empty() : Optional.of(reason);
  }

  private static Optional<String> joined(List<String> reasons) {
    return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
  }
}
