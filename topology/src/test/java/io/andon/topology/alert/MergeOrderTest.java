package io.andon.topology.alert;

import static io.andon.topology.Fixtures.alert;
import static io.andon.topology.Fixtures.at;
import static io.andon.topology.Fixtures.ended;
import static io.andon.topology.Fixtures.resolved;
import static io.andon.topology.Fixtures.stop;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Severity;
import io.andon.topology.Fixtures;
import io.andon.topology.downtime.DowntimeMerge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order of arrival, and however often each version comes, the end is the same. */
class MergeOrderTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAlertEndsTheSameInAnyOrder(long seed) {
    Random random = new Random(seed);
    List<Alert> versions = new ArrayList<>();
    int n = 2 + random.nextInt(8);
    for (int i = 0; i < n; i++) {
      int time = random.nextInt(20);
      boolean active = random.nextBoolean();
      Alert version = active ? alert("a", "x", at(time)) : resolved("a", "x", at(time));
      version.setObservedAt(at(time));
      if (active) {
        version.setSeverity(Severity.values()[random.nextInt(5)]);
      }
      versions.add(version);
    }
    Alert inOrder = merged(versions);
    List<Alert> shuffled = new ArrayList<>(versions);
    shuffled.addAll(versions.subList(0, random.nextInt(versions.size())));
    Collections.shuffle(shuffled, random);
    Alert anyOrder = merged(shuffled);

    assertThat(anyOrder.getStatus()).isEqualTo(inOrder.getStatus());
    assertThat(anyOrder.getObservedAt()).isEqualTo(inOrder.getObservedAt());
    if (anyOrder.getStatus() == AlertStatus.ACTIVE) {
      assertThat(anyOrder.getSeverity()).isEqualTo(inOrder.getSeverity());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aDowntimeEventEndsTheSameInAnyOrder(long seed) {
    Random random = new Random(seed);
    List<DowntimeEvent> versions = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      double seconds = random.nextInt(5);
      versions.add(
          random.nextBoolean() ? stop("e", "x", at(0), seconds) : ended("e", "x", at(0), seconds));
    }
    DowntimeEvent inOrder = last(versions);
    Collections.shuffle(versions, random);
    assertThat(last(versions)).isEqualTo(inOrder);
  }

  private static Alert merged(List<Alert> versions) {
    Alert current = null;
    for (Alert version : versions) {
      Alert copy = AlertMerge.normalized(Fixtures.copy(version), at(0));
      current = AlertMerge.merge(current, copy).alert();
    }
    return Objects.requireNonNull(current);
  }

  private static DowntimeEvent last(List<DowntimeEvent> versions) {
    DowntimeEvent current = versions.getFirst();
    for (DowntimeEvent version : versions) {
      current = DowntimeMerge.replaces(current, version) ? version : current;
    }
    return current;
  }
}
