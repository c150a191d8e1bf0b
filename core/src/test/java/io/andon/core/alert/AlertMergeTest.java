package io.andon.core.alert;

import static io.andon.core.Fixtures.REDELIVERY;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Severity;
import io.andon.schema.internal.AlertState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertMergeTest {
  @Test
  void aRefireIsNoChange_butItsTimeIsRemembered() {
    var merged = merge(active(0), active(50));
    assertThat(merged.changed()).isFalse();
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(0));
    assertThat(merged.alert().getObservedAt()).isEqualTo(at(50));
  }

  @Test
  void otherReadingsInTextsAreNoChange() {
    Alert refire = active(50);
    refire.setDescription("81.7 degrees");
    refire.setAnnotations(Map.of("value", "81.7"));
    assertThat(merge(active(0), refire).changed()).isFalse();
  }

  @Test
  void anotherSeverityIsAChangeOfTheSameEpisode() {
    Alert worse = active(50);
    worse.setSeverity(Severity.CRITICAL);
    var merged = merge(active(0), worse);
    assertThat(merged.changed()).isTrue();
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(0));
    assertThat(merged.alert().getSeverity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void anOlderVersionDoesNotBringBackItsSeverity() {
    Alert worse = active(50);
    worse.setSeverity(Severity.CRITICAL);
    var merged = merge(worse, active(20));
    assertThat(merged.alert().getSeverity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void aResolveEndsTheEpisode() {
    var merged = merge(active(0), end(30));
    assertThat(merged.changed()).isTrue();
    assertThat(merged.alert().getStatus()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(0));
    assertThat(merged.alert().getEndsAt()).isEqualTo(at(30));
  }

  @Test
  void whatItWasStaysAsItFired_whateverTheResolveLeavesOut() {
    Alert fired = active(0);
    fired.setSeverity(Severity.CRITICAL);
    fired.setTitle("Fresh: 97.2 (≥ 99.5)");
    fired.setDescription("since the upgrade");
    fired.setLabels(Map.of("batch", "7"));
    fired.setAnnotations(Map.of("runbook", "r7"));
    Alert end = end(30);
    end.setAnnotations(Map.of("resolved_by", "Ana"));
    Alert over = merge(fired, end).alert();
    assertThat(over.getStatus()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(over.getSeverity()).isEqualTo(Severity.CRITICAL);
    assertThat(over.getTitle()).isEqualTo("Fresh: 97.2 (≥ 99.5)");
    assertThat(over.getDescription()).isEqualTo("since the upgrade");
    assertThat(over.getLabels()).containsEntry("batch", "7");
    assertThat(over.getAnnotations())
        .containsOnly(Map.entry("runbook", "r7"), Map.entry("resolved_by", "Ana"));
  }

  @Test
  void resolvedBeatsActiveAtTheSameInstant_inEitherOrder() {
    assertThat(merge(active(30), end(30)).alert().getStatus()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(merge(end(30), active(30)).alert().getStatus()).isEqualTo(AlertStatus.RESOLVED);
  }

  @Test
  void aResolveOlderThanALaterRefireDoesNotEndIt() {
    var merged = merge(active(0), active(50), end(30));
    assertThat(merged.alert().getStatus()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(50));
  }

  @Test
  void aStragglerOfAClosedEpisodeDoesNotReopenIt_butTellsWhenItBegan() {
    var merged = merge(end(30), active(10));
    assertThat(merged.alert().getStatus()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(10));
    assertThat(merged.changed()).isTrue();
  }

  @Test
  void firingAfterAResolveIsANewEpisode() {
    var merged = merge(active(0), end(30), active(60));
    assertThat(merged.alert().getStatus()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(60));
    assertThat(merged.alert().getEndsAt()).isNull();
  }

  @Test
  void resolvedAgainChangesNothing() {
    var merged = merge(end(30), end(40));
    assertThat(merged.changed()).isFalse();
    assertThat(merged.alert().getEndsAt()).isEqualTo(at(30));
  }

  @Test
  void anExpiryPushedOnMattersOnlyWhenTheOldOneRunsLow() {
    assertThat(merge(expiring(0, 300), expiring(60, 360)).changed()).isFalse();
    assertThat(merge(expiring(0, 300), expiring(200, 500)).changed()).isTrue();
    assertThat(merge(expiring(0, 300), expiring(60, 120)).changed()).isTrue();
  }

  @Test
  void timesTheSourceLeftOutAreTheArrival() {
    Alert bare = alert("a", "x", at(0));
    bare.setStartsAt(null);
    bare.setObservedAt(null);
    Alert normal = AlertMerge.normalized(bare, at(7));
    assertThat(normal.getStartsAt()).isEqualTo(at(7));
    assertThat(normal.getObservedAt()).isEqualTo(at(7));
    assertThat(normal.getUpdatedAt()).as("that is no version").isNull();
  }

  @Test
  void aNewEpisodeKeepsItsStart_whenItsSourceGoesOnRepeatingTheFirst() {
    Alert again = active(50);
    again.setStartsAt(at(0));
    Alert refire = active(70);
    refire.setStartsAt(at(0));
    var merged = merge(active(0), end(30), again, refire);
    assertThat(merged.alert().getStatus()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(50));
  }

  @Test
  void aSourceThatRepeatsItsFirstStartFiresAgain_onceThatCannotBeARedelivery() {
    AlertState state = null;
    for (int round = 0; round < 3; round++) {
      state = told(state, plain(AlertStatus.ACTIVE, 0, Severity.LOW), round * 200).state();
      assertThat(state.getAlert().getStatus()).isEqualTo(AlertStatus.ACTIVE);
      assertThat(state.getAlert().getStartsAt()).isEqualTo(at(round * 200L));
      state = told(state, plain(AlertStatus.RESOLVED, 0, Severity.LOW), round * 200 + 100).state();
      assertThat(state.getAlert().getStatus()).isEqualTo(AlertStatus.RESOLVED);
    }
  }

  @Test
  void aSeverityFalls_thoughTheStartStaysTheSame() {
    AlertState state = null;
    List<Severity> seen = new ArrayList<>();
    for (Severity severity :
        List.of(Severity.LOW, Severity.CRITICAL, Severity.LOW, Severity.CRITICAL, Severity.LOW)) {
      state = told(state, plain(AlertStatus.ACTIVE, 0, severity), seen.size()).state();
      seen.add(state.getAlert().getSeverity());
    }
    assertThat(seen)
        .containsExactly(
            Severity.LOW, Severity.CRITICAL, Severity.LOW, Severity.CRITICAL, Severity.LOW);
  }

  @Test
  void aSourceWhoseClockIsBehindResolvesItsNewEpisodeToo() {
    // it runs two minutes behind: its times are before the arrival that the episode began at
    AlertState state = told(null, plain(AlertStatus.ACTIVE, 0, Severity.LOW), 120).state();
    state = told(state, ending(60), 180).state();
    state = told(state, plain(AlertStatus.ACTIVE, 0, Severity.LOW), 300).state();
    assertThat(state.getAlert().getStartsAt()).isEqualTo(at(300));
    state = told(state, ending(200), 320).state();
    assertThat(state.getAlert().getStatus()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(state.getAlert().getEndsAt()).isEqualTo(at(320));
  }

  /** The space merges what was merged before: it must come to the same. */
  @Test
  void whatFollowsIsTakenAsItIs() {
    AlertState first = state(active(0), active(50));
    AlertState second = state(Fixtures.copy(first.getAlert()));
    AlertMerge.Merged split = merge(first, AlertVersion.reported(end(30), at(60)));
    assertThat(split.alert().getStartsAt()).isEqualTo(at(50));

    AlertVersion told = AlertVersion.merged(Fixtures.copy(split.alert()), at(60), true);
    assertThat(merge(second, told).alert()).isEqualTo(split.alert());
  }

  private static AlertMerge.Merged told(@Nullable AlertState state, Alert alert, long arrival) {
    return merge(state, AlertVersion.reported(alert, at(arrival)));
  }

  private static Alert plain(AlertStatus status, long start, Severity severity) {
    Alert alert = alert("a", "x", at(start));
    alert.setStatus(status);
    alert.setSeverity(severity);
    alert.setObservedAt(null);
    return alert;
  }

  private static Alert ending(long end) {
    Alert alert = plain(AlertStatus.RESOLVED, 0, Severity.LOW);
    alert.setStartsAt(null);
    alert.setEndsAt(at(end));
    return alert;
  }

  private static AlertState state(Alert... versions) {
    AlertState state = null;
    for (Alert version : versions) {
      state = merge(state, AlertVersion.reported(version, at(0))).state();
    }
    return Objects.requireNonNull(state);
  }

  private static AlertMerge.Merged merge(Alert... versions) {
    AlertState before = state(Arrays.copyOf(versions, versions.length - 1));
    return merge(before, AlertVersion.reported(versions[versions.length - 1], at(0)));
  }

  private static AlertMerge.Merged merge(@Nullable AlertState state, AlertVersion version) {
    return AlertMerge.merge(state, version, () -> REDELIVERY);
  }

  private static Alert active(long seconds) {
    return alert("a", "x", at(seconds));
  }

  private static Alert expiring(long from, long to) {
    Alert alert = active(from);
    alert.setEndsAt(at(to));
    return alert;
  }

  private static Alert end(long seconds) {
    return resolved("a", "x", at(seconds));
  }
}
