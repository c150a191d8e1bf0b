package io.andon.core.alert;

import static io.andon.core.Fixtures.REDELIVERY;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.downtime;
import static io.andon.core.Fixtures.ended;
import static io.andon.core.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.core.downtime.DowntimeMerge;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Severity;
import io.andon.schema.internal.AlertState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds of versions in any order and number: where the source counts them, the order of
 * arrival is nothing; else it is all there is.
 */
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
      // every third source counts by when it saw the state
      if (seed % 3 == 0) {
        version.setObservedAt(at(time));
      } else {
        version.setObservedAt(null);
        version.setUpdatedAt(at(time));
      }
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
    assertThat(anyOrder.getUpdatedAt()).isEqualTo(inOrder.getUpdatedAt());
    if (anyOrder.getStatus() == AlertStatus.ACTIVE) {
      assertThat(anyOrder.getSeverity()).isEqualTo(inOrder.getSeverity());
    }
  }

  /** A source that says nothing of times: the last to arrive is what holds. */
  @ParameterizedTest
  @MethodSource("seeds")
  void withoutTimesAndVersions_theLastToArriveHolds(long seed) {
    Random random = new Random(seed);
    AlertState state = null;
    Alert last = null;
    for (int i = 0; i < 8; i++) {
      last = bare(random.nextBoolean(), null, Severity.values()[random.nextInt(5)]);
      state = told(state, last, random.nextInt(30) + i * 30L);
    }
    assertThat(state.getAlert().getStatus()).isEqualTo(last.getStatus());
    if (last.getStatus() == AlertStatus.ACTIVE) {
      assertThat(state.getAlert().getSeverity()).isEqualTo(last.getSeverity());
    }
  }

  /** A source that repeats its first start, each change well after the one before it. */
  @ParameterizedTest
  @MethodSource("seeds")
  void withOneStartForAll_theLastToArriveHolds_whateverIsRedelivered(long seed) {
    Random random = new Random(seed);
    AlertState state = null;
    Alert last = null;
    long now = 0;
    for (int i = 0; i < 8; i++) {
      now += REDELIVERY.toSeconds() + random.nextInt(100);
      Alert before = last;
      last = bare(random.nextBoolean(), at(0), Severity.values()[random.nextInt(5)]);
      state = told(state, last, now);
      boolean turned = before != null && before.getStatus() != last.getStatus();
      if (turned && before.getStatus() == AlertStatus.ACTIVE && random.nextBoolean()) {
        state = told(state, before, now + random.nextInt(60));
      }
    }
    assertThat(state.getAlert().getStatus()).isEqualTo(last.getStatus());
  }

  /** Episodes that the source tells apart by their times come out the same with redeliveries. */
  @ParameterizedTest
  @MethodSource("seeds")
  void withTimesOfItsOwn_redeliveriesChangeNothing(long seed) {
    Random random = new Random(seed);
    AlertState clean = null;
    AlertState repeated = null;
    List<Alert> before = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 8; i++) {
      now += 2 + random.nextInt(5);
      Alert version = bare(i % 2 == 0, i % 2 == 0 ? at(now) : null, Severity.LOW);
      if (i % 2 == 1) {
        version.setEndsAt(at(now));
      }
      clean = told(clean, version, now);
      repeated = told(repeated, version, now);
      before.add(version);
      if (random.nextBoolean()) {
        repeated = told(repeated, before.get(random.nextInt(before.size())), now + 1);
      }
    }
    assertThat(repeated.getAlert().getStatus()).isEqualTo(clean.getAlert().getStatus());
    assertThat(repeated.getAlert().getStartsAt()).isEqualTo(clean.getAlert().getStartsAt());
  }

  /** What the space makes of what was merged before it is what was merged before it. */
  @ParameterizedTest
  @MethodSource("seeds")
  void mergingWhatWasMergedChangesNothing(long seed) {
    Random random = new Random(seed);
    AlertState first = null;
    AlertState second = null;
    long now = 0;
    for (int i = 0; i < 12; i++) {
      now += random.nextInt(80);
      Alert version =
          bare(
              random.nextBoolean(),
              random.nextBoolean() ? at(random.nextInt(300)) : null,
              Severity.values()[random.nextInt(5)]);
      if (version.getStatus() == AlertStatus.RESOLVED && random.nextBoolean()) {
        version.setStartsAt(null);
        version.setEndsAt(at(random.nextInt(300)));
      }
      if (random.nextBoolean()) {
        version.setUpdatedAt(at(random.nextInt(300)));
      }
      boolean follows = first != null;
      AlertMerge.Merged merged = merge(first, version, now);
      first = merged.state();
      if (merged.changed()) {
        AlertVersion told = AlertVersion.merged(Fixtures.copy(merged.alert()), at(now), follows);
        second = AlertMerge.merge(second, told, () -> REDELIVERY).state();
        assertThat(second.getAlert()).isEqualTo(first.getAlert());
      }
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
          random.nextBoolean()
              ? downtime("e", "x", at(0), seconds)
              : ended("e", "x", at(0), seconds));
    }
    DowntimeEvent inOrder = last(versions);
    Collections.shuffle(versions, random);
    assertThat(last(versions)).isEqualTo(inOrder);
  }

  private static Alert merged(List<Alert> versions) {
    AlertState current = null;
    for (Alert version : versions) {
      current = told(current, version, 0);
    }
    return Objects.requireNonNull(current).getAlert();
  }

  private static AlertState told(@Nullable AlertState state, Alert version, long arrival) {
    return merge(state, version, arrival).state();
  }

  private static AlertMerge.Merged merge(@Nullable AlertState state, Alert version, long arrival) {
    AlertVersion reported = AlertVersion.reported(Fixtures.copy(version), at(arrival));
    AlertState before = state == null ? null : AlertState.newBuilder(state).build();
    AlertMerge.Merged merged = AlertMerge.merge(state, reported, () -> REDELIVERY);
    assertThat(state).as("rows are read-only").isEqualTo(before);
    return merged;
  }

  /** A version that its source does not count. */
  private static Alert bare(boolean active, @Nullable Instant startsAt, Severity severity) {
    Alert alert = alert("a", "x", at(0));
    alert.setStatus(active ? AlertStatus.ACTIVE : AlertStatus.RESOLVED);
    alert.setStartsAt(startsAt);
    alert.setObservedAt(null);
    alert.setSeverity(severity);
    return alert;
  }

  private static DowntimeEvent last(List<DowntimeEvent> versions) {
    DowntimeEvent current = versions.getFirst();
    for (DowntimeEvent version : versions) {
      current = DowntimeMerge.replaces(current, version) ? version : current;
    }
    return current;
  }
}
