package io.andon.core.signal;

import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.downtime;
import static io.andon.core.Fixtures.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.space.SpaceLimits;
import io.andon.schema.Asset;
import io.andon.schema.Incident;
import io.andon.topology.SpaceHarness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private static final Duration KEEP = Duration.ofDays(90);

  @Test
  void correlatesTheFirstEventOfAStationWithWhatFailsOnItsLine() {
    SpaceHarness space = new SpaceHarness();
    space.signal(alert("a1", "L21", at(0)), at(0));
    space.signal(downtime("e1", "L21_3", at(10), 1), at(11)); // nobody heard of L21_3 before
    Incident incident = space.incident();
    assertThat(incident.getAlertCount()).isEqualTo(1);
    assertThat(incident.getDowntimeCount()).isEqualTo(1);
  }

  @Test
  void makesNoAssetAPartOfItself_whateverStopsSay() {
    SpaceHarness space = new SpaceHarness();
    var one = downtime("e1", "A", at(0), 1);
    one.setLineName("B");
    var other = downtime("e2", "B", at(5), 1);
    other.setLineName("A");
    space.signal(one, at(1));
    space.signal(other, at(6));
    assertThat(space.reader().assets())
        .extracting(a -> a.getId() + " of " + a.getParent())
        .containsExactlyInAnyOrder("A of B", "B of null");
  }

  @Test
  void findsOnlySoMany_andTakesOnlyWhatIsKnownThen() {
    SpaceHarness space = new SpaceHarness(new SpaceLimits(0, 0, 2, 0, 0, 0));
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(alert("a2", "y", at(1)), at(1));
    assertThat(space.refusal(alert("a3", "z", at(2)), at(2)))
        .isEqualTo(
            "The space has 2 discovered assets, and may have 2 (ANDON_SPACE_DISCOVERED_ASSETS)");
    space.signal(asset("z"), at(3));
    space.signal(alert("a3", "z", at(4)), at(4));
    assertThat(space.incidents()).hasSize(3);
  }

  @Test
  void countsDeclaredAssetsToo() {
    SpaceHarness space = new SpaceHarness(new SpaceLimits(0, 1, 0, 0, 0, 0));
    space.signal(asset("x"), at(0));
    assertThat(space.refusal(alert("a1", "y", at(1)), at(1)))
        .contains("1 assets", "ANDON_SPACE_ASSETS");
    assertThat(space.refusal(asset("z"), at(1))).contains("ANDON_SPACE_ASSETS");
    space.signal(asset("x", "w"), at(2)); // what is known may change
  }

  @Test
  void forgetsWhatNoEventHasNamedForLong() {
    SpaceHarness space = new SpaceHarness();
    space.signal(asset("declared"), at(0));
    space.signal(alert("a1", "over", at(0)), at(0));
    space.signal(resolved("a1", "over", at(5)), at(5));
    space.signal(alert("a2", "failing", at(0)), at(0));
    space.signal(downtime("e1", "station", at(0), 1), at(1));
    space.signal(alert("a3", "busy", at(0)), at(0));
    space.signal(resolved("a3", "busy", at(5)), at(5));
    space.signal(alert("a4", "busy", at(80L * 86_400)), at(80L * 86_400));
    space.signal(resolved("a4", "busy", at(80L * 86_400 + 5)), at(80L * 86_400 + 5));
    space.tick(at(91L * 86_400)); // what is over resolves itself, and the stop is over too
    space.restart();

    space.retain(KEEP, at(92L * 86_400));

    assertThat(space.reader().assets())
        .extracting(Asset::getId)
        .contains("declared", "failing", "busy")
        .doesNotContain("over");
    assertThat(space.view().graph().discovered()).isEqualTo(space.reader().assets().size() - 1);
  }

  @Test
  void keepsWhatSomebodyAddedTo() {
    SpaceHarness space = new SpaceHarness();
    space.signal(alert("a1", "x", at(0)), at(0));
    space.signal(resolved("a1", "x", at(5)), at(5));
    Asset owned = space.reader().asset("x").orElseThrow();
    owned.setOwners(List.of("ana"));
    space.signal(owned, at(6));
    space.tick(at(86_400));
    space.retain(KEEP, at(92L * 86_400));
    assertThat(space.reader().asset("x")).isPresent();
  }

  @Test
  void isNobodysChange() {
    SpaceHarness space = new SpaceHarness();
    space.signal(alert("a1", "x", at(0)), at(0));
    assertThat(space.view().nextAudit()).isEqualTo(new SpaceHarness().view().nextAudit());
  }
}
