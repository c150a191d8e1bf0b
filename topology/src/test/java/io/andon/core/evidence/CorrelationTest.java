package io.andon.core.evidence;

import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.downtime;
import static io.andon.core.Fixtures.edit;
import static io.andon.core.Fixtures.ended;
import static io.andon.core.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.core.query.AlertFilter;
import io.andon.core.query.Slice;
import io.andon.schema.Alert;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.CorrelationSettings;
import io.andon.schema.internal.UpdateSpace;
import io.andon.topology.SpaceHarness;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which incident a signal belongs to, and what becomes of that incident. */
class CorrelationTest {
  private static final long WINDOW = 600;
  private final SpaceHarness space = new SpaceHarness();

  @Test
  void signalsOnOneAssetWithinTheWindowAreOneIncident() {
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(alert("a2", "x", at(WINDOW)), at(WINDOW));
    assertThat(space.incident().getAlertCount()).isEqualTo(2);
  }

  @Test
  void outsideTheWindowBeginsAnother() {
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(alert("a2", "x", at(WINDOW + 1)), at(WINDOW + 1));
    assertThat(space.incidents()).hasSize(2);
  }

  @Test
  void lateDataJoinsTheIncidentOfItsOwnTime() {
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(alert("a2", "x", at(5000)), at(5000));
    space.signal(alert("late", "x", at(30)), at(5010));
    Incident first = space.incidents().getLast();
    assertThat(first.getNumber()).isEqualTo(1);
    assertThat(first.getAlertCount()).isEqualTo(2);
  }

  @Test
  void anEarlierOnsetMovesTheStart() {
    space.signal(alert("a1", "x", at(100)), at(100));
    space.signal(alert("a2", "x", at(40)), at(110));
    assertThat(space.incident().getStartedAt()).isEqualTo(at(40));
  }

  @Test
  void neighboursInTheGraphBelongTogether_andTheReasonNamesThePath() {
    space.signal(asset("x"), at(0));
    space.signal(asset("y", "x"), at(0));
    space.signal(asset("z", "y"), at(0));
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(alert("a2", "z", at(10)), at(10));
    Incident incident = space.incident();
    Evidence second = space.reader().evidence(incident.getId()).getLast();
    assertThat(second.getWhy().getRule()).isEqualTo("asset-graph");
    assertThat(second.getWhy().getMatched())
        .containsEntry("path", "z > y > x")
        .containsEntry("distance", "2");
    assertThat(incident.getSuggestedRoot()).isEqualTo("x");
  }

  @Test
  void beyondTheHopLimitIsAnother() {
    space.signal(asset("b", "a"), at(0));
    space.signal(asset("c", "b"), at(0));
    space.signal(asset("d", "c"), at(0));
    space.signal(alert("a1", "a", at(0)), at(0));
    space.signal(alert("a2", "d", at(1)), at(1));
    assertThat(space.incidents()).hasSize(2);
  }

  @Test
  void aSignalThatBridgesTwoMergesThemIntoTheOldest() {
    space.signal(asset("m", "x"), at(0));
    space.signal(asset("y", "m"), at(0));
    space.command(
        Fixtures.command(
            "narrow", Fixtures.PLANT, new UpdateSpace(null, null, null, oneHop(), null, null)),
        at(0));
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(downtime("e1", "y", at(5), 1), at(5));
    assertThat(space.incidents()).hasSize(2);
    space.signal(alert("bridge", "m", at(10)), at(10));

    Incident survivor = space.incident();
    assertThat(survivor.getNumber()).isEqualTo(1);
    assertThat(survivor.getAlertCount()).isEqualTo(2);
    assertThat(survivor.getDowntimeCount()).isEqualTo(1);
    assertThat(survivor.getActiveCount()).isEqualTo(3);
    assertThat(survivor.getMergedFrom()).hasSize(1);
    assertThat(space.reader().evidence(survivor.getId())).hasSize(3);
    Incident merged = space.allIncidents().getFirst();
    assertThat(merged.getState()).isEqualTo(IncidentState.MERGED);
    assertThat(merged.getMergedInto()).isEqualTo(survivor.getId());

    // what belonged to the merged one still counts
    space.signal(ended("e1", "y", at(5), 60), at(65));
    assertThat(space.incident().getActiveCount()).isEqualTo(2);
  }

  @Test
  void aResolvedIncidentTakesNoNewEvidence() {
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(resolved("a1", "x", at(10)), at(10));
    space.tick(at(10 + 300));
    space.signal(alert("a2", "x", at(320)), at(320));
    assertThat(space.incidents())
        .extracting(Incident::getState)
        .containsExactly(IncidentState.OPEN, IncidentState.RESOLVED);
  }

  @Test
  void aRefireWithinTheReopenWindowReopens() {
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(resolved("a1", "x", at(10)), at(10));
    space.tick(at(310));
    space.signal(alert("a1", "x", at(400)), at(400));
    Incident incident = space.incident();
    assertThat(incident.getState()).isEqualTo(IncidentState.OPEN);
    assertThat(incident.getReopenedCount()).isEqualTo(1);
    assertThat(incident.getResolvedAt()).isNull();
    assertThat(incident.getAlertCount()).isEqualTo(1);
    assertThat(incident.getActiveCount()).isEqualTo(1);
  }

  @Test
  void aRefireAfterTheReopenWindowIsANewIncidentThatNamesTheEarlierOne() {
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(resolved("a1", "x", at(10)), at(10));
    space.tick(at(310));
    String first = space.incident().getId();
    space.signal(alert("a1", "x", at(310 + 1801)), at(310 + 1801));
    assertThat(space.incidents()).hasSize(2);
    assertThat(space.incidents().getFirst().getPreviousIncident()).isEqualTo(first);
  }

  @Test
  void aStopThatGoesOnLongAfterItsIncidentWasOverBeginsAnotherIncident() {
    space.signal(ended("e1", "x", at(0), 10), at(10));
    space.tick(at(310));
    String first = space.incident().getId();
    space.signal(downtime("e1", "x", at(0), 2200), at(2200));
    // the stop as a whole began before the first incident was over
    assertThat(space.incidents()).hasSize(1);
    space.command(edit("c1", first, "state", "CLOSED"), at(2201));
    space.signal(ended("e1", "x", at(0), 2300), at(2300));
    space.signal(downtime("e1", "x", at(0), 9000), at(9000));
    assertThat(space.incidents()).hasSize(2);
    assertThat(space.incidents().getFirst().getPreviousIncident()).isEqualTo(first);
    assertThat(space.incidents().getFirst().getId()).isNotEqualTo(first);
  }

  @Test
  void severityIsTheHighestThatIsActive_andTheWorstItHasBeenOnceAllIsClear() {
    Alert low = alert("low", "x", at(0));
    low.setSeverity(Severity.LOW);
    Alert critical = alert("critical", "x", at(1));
    critical.setSeverity(Severity.CRITICAL);
    space.signal(low, at(0));
    assertThat(space.incident().getSeverity()).isEqualTo(Severity.LOW);
    space.signal(critical, at(1));
    assertThat(space.incident().getSeverity()).isEqualTo(Severity.CRITICAL);
    space.signal(resolved("critical", "x", at(20)), at(20));
    assertThat(space.incident().getSeverity()).isEqualTo(Severity.LOW);
    space.signal(resolved("low", "x", at(30)), at(30));
    assertThat(space.incident().getSeverity())
        .as("the worst it has been")
        .isEqualTo(Severity.CRITICAL);
  }

  @Test
  void theSameSignalTwiceChangesNothing() {
    space.signal(alert("a1", "x", at(0)), at(0));
    assertThat(space.signal(alert("a1", "x", at(0)), at(1))).isZero();
    space.signal(downtime("e1", "x", at(0), 5), at(5));
    assertThat(space.signal(downtime("e1", "x", at(0), 5), at(6))).isZero();
  }

  @Test
  void aResolveThatNobodyFiredOpensNothing() {
    space.signal(resolved("a1", "x", at(0)), at(0));
    assertThat(space.incidents()).isEmpty();
    assertThat(space.reader().alerts(AlertFilter.ALL, Slice.first(10)).items()).hasSize(1);
  }

  @Test
  void aResolveBeforeItsFiringBecomesClearedEvidenceOnceTheFiringCame() {
    space.signal(resolved("a1", "x", at(20)), at(20));
    space.signal(alert("a1", "x", at(5)), at(25));
    Incident incident = space.incident();
    assertThat(incident.getActiveCount()).isZero();
    assertThat(incident.getStartedAt()).isEqualTo(at(5));
    space.tick(at(25 + 300));
    assertThat(space.incident().getState()).isEqualTo(IncidentState.RESOLVED);
  }

  @Test
  void aStopThatIsOverWhenItArrivesStillOpensAnIncident() {
    space.signal(ended("e1", "x", at(0), 8.2), at(100));
    assertThat(space.incident().getDowntimeCount()).isEqualTo(1);
    assertThat(space.incident().getActiveCount()).isZero();
  }

  @Test
  void anUndeclaredStationIsDiscoveredWithItsLine() {
    space.signal(downtime("e1", "L21_3", at(0), 1), at(0));
    assertThat(space.reader().assets())
        .extracting(a -> a.getId() + " " + a.getKind() + " " + a.getParent())
        .containsExactlyInAnyOrder("L21 discovered null", "L21_3 discovered L21");
  }

  @Test
  void blastRadiusAndRecipientsComeFromTheGraph() {
    space.signal(asset("x"), at(0));
    space.signal(asset("y", "x"), at(0));
    space.signal(alert("a1", "x", at(0)), at(0));
    assertThat(space.incident().getBlastRadius())
        .extracting(a -> a.getAsset())
        .containsExactly("y");
    assertThat(space.notifications().getFirst().getRecipients())
        .isEqualTo(List.of("x-owner@example.com"));
  }

  private static CorrelationSettings oneHop() {
    var settings = Fixtures.space("plant").getCorrelation();
    settings.setMaxHops(1);
    return settings;
  }
}
