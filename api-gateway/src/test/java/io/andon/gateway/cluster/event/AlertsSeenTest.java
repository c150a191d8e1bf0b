package io.andon.gateway.cluster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.testing.FakeSpace;
import io.andon.gateway.testing.Fixtures;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.internal.AlertRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class AlertsSeenTest {
  private static final Instant NOW = Fixtures.NOW;

  private final FakeSpace space = new FakeSpace();
  private final FakeTime time = new FakeTime();
  private final AlertsSeen seen = new AlertsSeen(time);

  /** Passes when asked to; something may happen meanwhile. */
  private static final class FakeTime implements AlertsSeen.Time {
    private Duration now = Duration.ofDays(1);
    private Consumer<Duration> meanwhile = waited -> {};
    private boolean interrupts;

    @Override
    public Duration now() {
      return now;
    }

    @Override
    public void pass(Duration pause) throws InterruptedException {
      if (interrupts) {
        throw new InterruptedException();
      }
      now = now.plus(pause);
      meanwhile.accept(waited());
    }

    Duration waited() {
      return now.minus(Duration.ofDays(1));
    }
  }

  private static Alert alert(String id, AlertStatus status, Instant observedAt) {
    Alert alert = Fixtures.alertRow(id, true).getAlert();
    alert.setStatus(status);
    alert.setObservedAt(observedAt);
    alert.setUpdatedAt(observedAt);
    if (status == AlertStatus.ACTIVE) {
      alert.setStartsAt(NOW.minusSeconds(60));
    } else {
      alert.setEndsAt(observedAt);
    }
    return alert;
  }

  private static Alert active(String id, Instant observedAt) {
    return alert(id, AlertStatus.ACTIVE, observedAt);
  }

  /** The space shows this version from now on. */
  private void show(Alert alert) {
    AlertRow row = Fixtures.alertRow(alert.getAlertId(), true);
    row.setAlert(alert);
    space.alerts.removeIf(old -> old.getFingerprint().equals(row.getFingerprint()));
    space.alerts.add(row);
  }

  @Test
  void returnsAtOnce_whenTheSpaceShowsAllOfThem() {
    show(active("a", NOW));
    show(active("b", NOW));

    seen.await(List.of(active("a", NOW), active("b", NOW)), space);

    assertThat(time.waited()).isZero();
  }

  @Test
  void waitsForTheLastOfThem() {
    show(active("a", NOW));
    time.meanwhile =
        waited -> {
          if (waited.equals(Duration.ofMillis(40))) {
            show(active("b", NOW));
          }
        };

    seen.await(List.of(active("a", NOW), active("b", NOW)), space);

    assertThat(time.waited()).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void waitsForTheNewVersionOfAKnownAlert() {
    show(active("a", NOW.minusSeconds(9)));
    Alert resolved = alert("a", AlertStatus.RESOLVED, NOW);
    time.meanwhile = waited -> show(Alert.newBuilder(resolved).build());

    seen.await(List.of(resolved), space);

    assertThat(time.waited()).isPositive();
  }

  @Test
  void doesNotWaitForAVersionThatSaysNothingNew() {
    show(active("a", NOW.minusSeconds(9)));

    seen.await(List.of(active("a", NOW)), space);

    assertThat(time.waited()).isZero();
  }

  @Test
  void doesNotWaitForAVersionThatALaterOneReplaced() {
    Alert later = active("a", NOW.plusSeconds(1));
    later.setTitle("Something else");
    show(later);

    seen.await(List.of(active("a", NOW)), space);

    assertThat(time.waited()).isZero();
  }

  @Test
  void changesNeitherTheAlertsNorTheRows() {
    Alert before = active("a", NOW.minusSeconds(9));
    show(Alert.newBuilder(before).build());
    Alert told = active("a", NOW);
    told.setStartsAt(NOW.minusSeconds(30));

    seen.await(List.of(told), space);

    assertThat(told.getStartsAt()).isEqualTo(NOW.minusSeconds(30));
    assertThat(space.alerts.getFirst().getAlert()).isEqualTo(before);
  }

  @Test
  void givesUpAfterTenSeconds() {
    assertThatThrownBy(() -> seen.await(List.of(active("a", NOW)), space))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
    assertThat(time.waited()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void endsWhenTheNodeStops() {
    time.interrupts = true;

    assertThatThrownBy(() -> seen.await(List.of(active("a", NOW)), space))
        .isInstanceOf(ProblemException.class);
    // cleared again for the tests that follow on this thread
    assertThat(Thread.interrupted()).isTrue();
  }
}
