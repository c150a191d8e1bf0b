package io.andon.core.audit;

import static io.andon.core.Fixtures.T0;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.asset;
import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.core.query.Slice;
import io.andon.schema.Incident;
import io.andon.schema.ValueChange;
import io.andon.topology.SpaceHarness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people did stays in the audit trail longer than what they did it to. */
class AuditRetentionTest {
  private static final Slice ALL = Slice.first(Integer.MAX_VALUE);
  private static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null, null);
  private final SpaceHarness space = new SpaceHarness();

  AuditRetentionTest() {
    space.signal(asset("line"), at(0));
    space.signal(alert("a1", "line", at(1)), at(1));
    space.signal(alert("a2", "line", at(1)), at(1));
  }

  private List<AuditItem> trail() {
    return space.reader().audit(EVERYTHING, ALL).items();
  }

  private List<ValueChange> changes(String kind, String id) {
    return space.reader().audit(new AuditFilter(kind, id, null, null, null), ALL).items().stream()
        .map(AuditItem::change)
        .toList();
  }

  @Test
  void anIncidentThatIsGoneLeavesWhatPeopleDid() {
    Incident incident = space.incident();
    String id = incident.getId();
    space.command(Fixtures.edit("e", id, "title", "Line 1 stands"), at(10));
    space.command(Fixtures.edit("r", id, "state", "RESOLVED"), at(20));
    Duration keep = Duration.ofDays(90);
    Duration keepAudit = Duration.ofDays(365);

    space.retain(keep, keepAudit, T0.plus(Duration.ofDays(91)));

    assertThat(space.reader().incident(id)).isEmpty();
    assertThat(space.reader().incident(id, at(15))).isEmpty();
    assertThat(space.reader().audited(incident.getNumber()).orElseThrow().id()).isEqualTo(id);
    assertThat(space.reader().audited(id)).isPresent();
    assertThat(changes("incident", id))
        .contains(
            new ValueChange("title", "Too hot: a1", "Line 1 stands"),
            new ValueChange("state", "open", "resolved"));
    assertThat(trail()).extracting(AuditItem::change).containsAll(changes("incident", id));

    space.retain(keep, keepAudit, T0.plus(Duration.ofDays(366)));

    assertThat(space.reader().audited(id)).isEmpty();
    assertThat(space.reader().audited(incident.getNumber())).isEmpty();
    assertThat(trail()).isEmpty();
  }

  @Test
  void anOpenIncidentKeepsItsHistory_howeverOld() {
    String id = space.incident().getId();

    space.retain(Duration.ofDays(1), Duration.ofDays(1), T0.plus(Duration.ofDays(900)));

    assertThat(space.reader().incident(id, at(5))).isPresent();
    assertThat(changes("incident", id)).isNotEmpty();
  }
}
