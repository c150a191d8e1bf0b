package io.andon.gateway.health;

import io.andon.gateway.health.HealthCheck.Weight;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the node finds out about itself, anew each time it is asked. */
public final class Health {
  private final Map<HealthCheck, Supplier<Optional<String>>> findings =
      new EnumMap<>(HealthCheck.class);

  /**
   * @param findings how each check is made: what is wrong, or empty
   */
  public Health(Map<HealthCheck, Supplier<Optional<String>>> findings) {
    this.findings.putAll(findings);
  }

  /** Why only a restart helps; none: it may go on. */
  public List<String> fatal() {
    return reasons(Weight.FATAL);
  }

  /** Why the node is not live; none: it is. */
  public List<String> dead() {
    return reasons(Weight.DEAD);
  }

  /** Why requests cannot be served now; none: ready. */
  public List<String> notReady() {
    return reasons(Weight.NOT_READY);
  }

  private List<String> reasons(Weight weight) {
    return findings.entrySet().stream()
        .filter(finding -> finding.getKey().isAtLeast(weight))
        .flatMap(finding -> finding.getValue().get().stream())
        .toList();
  }

  /** Shows each check as {@code andon_health}: 1 it is well, 0 it is not. */
  public void measure(MeterRegistry registry) {
    findings.forEach(
        (check, finding) ->
            Gauge.builder("andon.health", () -> finding.get().isEmpty() ? 1 : 0)
                .description("Whether this check of the node's health is passed")
                .tag("check", check.label())
                .register(registry));
  }
}
