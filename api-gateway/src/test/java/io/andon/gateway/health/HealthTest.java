package io.andon.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthTest {
  private final Map<HealthCheck, Supplier<Optional<String>>> findings =
      new EnumMap<>(HealthCheck.class);

  private Health health() {
    return new Health(findings);
  }

  private void fails(HealthCheck check) {
    findings.put(check, () -> Optional.of(check.label() + " is wrong"));
  }

  @Test
  void isWellWhileNothingIsFound() {
    findings.put(HealthCheck.STATE, Optional::empty);

    assertThat(health().notReady()).isEmpty();
    assertThat(health().dead()).isEmpty();
    assertThat(health().fatal()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(HealthCheck.class)
  void whateverIsWrongIsNamedAndNotReady(HealthCheck check) {
    fails(check);

    assertThat(health().notReady()).containsExactly(check.label() + " is wrong");
  }

  @Test
  void onlyWhatARestartHelpsEndsTheNode_andACrashLoopIsNotLive() {
    fails(HealthCheck.TOPOLOGY);
    fails(HealthCheck.CRASH_LOOP);
    fails(HealthCheck.WRITES);

    assertThat(health().fatal()).containsExactly("topology is wrong");
    assertThat(health().dead()).containsExactly("topology is wrong", "crash-loop is wrong");
    assertThat(health().notReady()).hasSize(3);
  }

  @Test
  void eachCheckIsAMetric() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    findings.put(HealthCheck.STATE, Optional::empty);
    fails(HealthCheck.THREAD_DEATHS);
    health().measure(registry);

    assertThat(registry.get("andon.health").tag("check", "state").gauge().value()).isEqualTo(1);
    assertThat(registry.get("andon.health").tag("check", "thread-deaths").gauge().value())
        .isZero();
  }
}
