package io.andon.topology.alert;

import static io.andon.topology.Fixtures.alert;
import static io.andon.topology.Fixtures.at;
import static io.andon.topology.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Severity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertMergeTest {
  @Test
  void aRefireIsNoChange_butItsTimeIsRemembered() {
    var merged = AlertMerge.merge(active(0), active(50));
    assertThat(merged.changed()).isFalse();
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(0));
    assertThat(merged.alert().getObservedAt()).isEqualTo(at(50));
  }

  @Test
  void otherReadingsInTextsAreNoChange() {
    Alert refire = active(50);
    refire.setDescription("81.7 degrees");
    refire.setAnnotations(Map.of("value", "81.7"));
    assertThat(AlertMerge.merge(active(0), refire).changed()).isFalse();
  }

  @Test
  void anotherSeverityIsAChangeOfTheSameEpisode() {
    Alert worse = active(50);
    worse.setSeverity(Severity.CRITICAL);
    var merged = AlertMerge.merge(active(0), worse);
    assertThat(merged.changed()).isTrue();
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(0));
    assertThat(merged.alert().getSeverity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void anOlderVersionDoesNotBringBackItsSeverity() {
    Alert worse = active(50);
    worse.setSeverity(Severity.CRITICAL);
    var merged = AlertMerge.merge(worse, active(20));
    assertThat(merged.alert().getSeverity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void aResolveEndsTheEpisode() {
    var merged = AlertMerge.merge(active(0), end(30));
    assertThat(merged.changed()).isTrue();
    assertThat(merged.alert().getStatus()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(0));
    assertThat(merged.alert().getEndsAt()).isEqualTo(at(30));
  }

  @Test
  void resolvedBeatsActiveAtTheSameInstant_inEitherOrder() {
    assertThat(AlertMerge.merge(active(30), end(30)).alert().getStatus())
        .isEqualTo(AlertStatus.RESOLVED);
    assertThat(AlertMerge.merge(end(30), active(30)).alert().getStatus())
        .isEqualTo(AlertStatus.RESOLVED);
  }

  @Test
  void aResolveOlderThanALaterRefireDoesNotEndIt() {
    Alert current = AlertMerge.merge(active(0), active(50)).alert();
    var merged = AlertMerge.merge(current, end(30));
    assertThat(merged.alert().getStatus()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(50));
  }

  @Test
  void aStragglerOfAClosedEpisodeDoesNotReopenIt_butTellsWhenItBegan() {
    var merged = AlertMerge.merge(end(30), active(10));
    assertThat(merged.alert().getStatus()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(10));
    assertThat(merged.changed()).isTrue();
  }

  @Test
  void firingAfterAResolveIsANewEpisode() {
    Alert closed = AlertMerge.merge(active(0), end(30)).alert();
    var merged = AlertMerge.merge(closed, active(60));
    assertThat(merged.alert().getStatus()).isEqualTo(AlertStatus.ACTIVE);
    assertThat(merged.alert().getStartsAt()).isEqualTo(at(60));
    assertThat(merged.alert().getEndsAt()).isNull();
  }

  @Test
  void resolvedAgainChangesNothing() {
    var merged = AlertMerge.merge(end(30), end(40));
    assertThat(merged.changed()).isFalse();
    assertThat(merged.alert().getEndsAt()).isEqualTo(at(30));
  }

  @Test
  void anExpiryPushedOnMattersOnlyWhenTheOldOneRunsLow() {
    assertThat(AlertMerge.merge(expiring(0, 300), expiring(60, 360)).changed()).isFalse();
    assertThat(AlertMerge.merge(expiring(0, 300), expiring(200, 500)).changed()).isTrue();
    assertThat(AlertMerge.merge(expiring(0, 300), expiring(60, 120)).changed()).isTrue();
  }

  @Test
  void timesTheSourceLeftOutAreTheArrival() {
    Alert bare = alert("a", "x", at(0));
    bare.setStartsAt(null);
    bare.setObservedAt(null);
    Alert normal = AlertMerge.normalized(bare, at(7));
    assertThat(normal.getStartsAt()).isEqualTo(at(7));
    assertThat(normal.getObservedAt()).isEqualTo(at(7));
  }

  private static Alert active(long seconds) {
    return normalized(alert("a", "x", at(seconds)), null);
  }

  private static Alert expiring(long from, long to) {
    return normalized(alert("a", "x", at(from)), at(to));
  }

  private static Alert end(long seconds) {
    return AlertMerge.normalized(resolved("a", "x", at(seconds)), at(seconds));
  }

  private static Alert normalized(Alert alert, @Nullable Instant endsAt) {
    alert.setEndsAt(endsAt);
    return AlertMerge.normalized(alert, at(0));
  }
}
