package io.andon.core.signal;

import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.downtime;
import static io.andon.core.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.IncidentState;
import io.andon.topology.SpaceHarness;
import org.junit.jupiter.api.Test;

/** What happens when nothing arrives. */
class TimerTest {
  private final SpaceHarness space = new SpaceHarness();

  @Test
  void resolvesOnceQuietForLongEnough() {
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(resolved("a1", "x", at(10)), at(10));
    space.tick(at(309));
    assertThat(state()).isEqualTo(IncidentState.OPEN);
    space.tick(at(310));
    assertThat(state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(space.incident().getResolvedAt()).isEqualTo(at(310));
  }

  @Test
  void aRefireStartsTheQuietTimeAnew() {
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(resolved("a1", "x", at(10)), at(10));
    space.signal(alert("a1", "x", at(200)), at(200));
    space.signal(resolved("a1", "x", at(210)), at(210));
    space.tick(at(310));
    assertThat(state()).isEqualTo(IncidentState.OPEN);
    space.tick(at(510));
    assertThat(state()).isEqualTo(IncidentState.RESOLVED);
  }

  @Test
  void aSnoozedIncidentDoesNotResolve_andWakesWhenTheSnoozeEnds() {
    space.signal(alert("a1", "x", at(0)), at(0));
    snooze(1000);
    space.signal(resolved("a1", "x", at(10)), at(10));
    space.tick(at(999));
    assertThat(state()).isEqualTo(IncidentState.SNOOZED);
    space.tick(at(1000));
    assertThat(state()).isEqualTo(IncidentState.OPEN);
    space.tick(at(1300));
    assertThat(state()).isEqualTo(IncidentState.RESOLVED);
  }

  @Test
  void snoozedAnewItSleepsOn() {
    space.signal(alert("a1", "x", at(0)), at(0));
    snooze(100);
    snooze(200);
    space.tick(at(100));
    assertThat(state()).isEqualTo(IncidentState.SNOOZED);
    space.tick(at(200));
    assertThat(state()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void wokenByAPersonItResolvesLikeAnyOther() {
    space.signal(alert("a1", "x", at(0)), at(0));
    snooze(10_000);
    space.signal(resolved("a1", "x", at(10)), at(10));
    space.tick(at(400)); // its time to resolve, which it sleeps through
    edit("w", 500, "state", "INVESTIGATING");
    space.tick(at(799));
    assertThat(state()).isEqualTo(IncidentState.INVESTIGATING);
    space.tick(at(800));
    assertThat(state()).isEqualTo(IncidentState.RESOLVED);
  }

  @Test
  void withoutAnEndThereIsNoSnooze_andWhatWasTakenOnStaysSo() {
    space.signal(alert("a1", "x", at(0)), at(0));
    edit("no", 1, "snoozed_until", null);
    assertThat(state()).isEqualTo(IncidentState.OPEN);
    snooze(100);
    edit("w1", 2, "snoozed_until", null);
    assertThat(state()).isEqualTo(IncidentState.OPEN);
    edit("i", 3, "state", "INVESTIGATING");
    snooze(200);
    edit("w2", 4, "snoozed_until", null);
    assertThat(state()).isEqualTo(IncidentState.INVESTIGATING);
    assertThat(space.incident().getSnoozedUntil()).isNull();
  }

  @Test
  void aStopWithoutWordFromItsSourceIsOverAfterTheSettleTime() {
    space.signal(silent(0, 5), at(5));
    space.signal(silent(0, 60), at(60));
    space.tick(at(5 + 120));
    assertThat(space.incident().getActiveCount()).isEqualTo(1);
    space.tick(at(60 + 120));
    assertThat(space.incident().getActiveCount()).isZero();
    space.tick(at(60 + 120 + 300));
    assertThat(state()).isEqualTo(IncidentState.RESOLVED);
  }

  @Test
  void aStopThatGrowsAfterItWasThoughtOverIsActiveAgain() {
    space.signal(silent(0, 5), at(5));
    space.tick(at(125));
    assertThat(space.incident().getActiveCount()).isZero();
    space.signal(silent(0, 200), at(200));
    assertThat(space.incident().getActiveCount()).isEqualTo(1);
    space.tick(at(320));
    assertThat(space.incident().getActiveCount()).isZero();
    assertThat(space.incident().getDowntimeCount()).isEqualTo(1);
  }

  @Test
  void anAlertExpiresAtItsEnd_unlessThatMovedOn() {
    space.signal(expiring(0, 100), at(0));
    space.signal(expiring(90, 200), at(90));
    space.tick(at(100));
    assertThat(space.incident().getActiveCount()).isEqualTo(1);
    space.tick(at(200));
    assertThat(space.incident().getActiveCount()).isZero();
    space.signal(expiring(250, 400), at(250));
    assertThat(space.incident().getActiveCount()).isEqualTo(1);
    assertThat(space.incident().getAlertCount()).isEqualTo(1);
  }

  private IncidentState state() {
    return space.incident().getState();
  }

  private void snooze(long until) {
    edit("s" + until, 1, "state", "SNOOZED", "snoozed_until", at(until).toString());
  }

  private void edit(String command, long when, String... edits) {
    var outcome = space.command(Fixtures.edit(command, space.incident().getId(), edits), at(when));
    assertThat(outcome.getRejection()).isNull();
  }

  private static DowntimeEvent silent(long from, double seconds) {
    DowntimeEvent event = downtime("e1", "x", at(from), seconds);
    event.setOngoing(null);
    return event;
  }

  private static Alert expiring(long seen, long until) {
    Alert alert = alert("a1", "x", at(seen));
    alert.setEndsAt(at(until));
    return alert;
  }
}
