package io.andon.topology.store;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.alert.Fingerprint;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.internal.CreateIncident;
import io.andon.topology.SpaceHarness;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What expires, and when. */
class SpaceRetentionTest {
  private static final Duration KEEP = Duration.ofDays(90);
  private static final long LATER = KEEP.toSeconds() + 100;
  private static final String HELD = Fingerprint.of("scada", "a1");
  private final SpaceHarness space = new SpaceHarness();

  /** An incident of correlation, taken over by one that a person opened. */
  private Incident survivor() {
    space.signal(alert("a1", "line", at(1)), at(1));
    String id = "4be0643f-1d98-373b-97cd-ca98a65347dd";
    CreateIncident create = CreateIncident.newBuilder().setId(id).setTitle("Belt torn").build();
    create.setAlerts(List.of(HELD));
    return (Incident) space.command(command("c", PLANT, create), at(2)).getResult();
  }

  @Test
  void whatAnOpenIncidentTookOverIsKept_howeverOld() {
    Incident survivor = survivor();
    String merged = survivor.getMergedFrom().getFirst();

    space.retain(KEEP, at(LATER));

    assertThat(space.reader().incident(merged)).isPresent();
    assertThat(space.reader().evidence(survivor.getId()))
        .extracting(Evidence::getRef)
        .containsExactly(HELD);
  }

  @Test
  void whatATakenOverIncidentHeldGoesWithItsSurvivor() {
    Incident survivor = survivor();
    space.command(edit("r", survivor.getId(), "state", "RESOLVED"), at(3));

    space.retain(KEEP, at(LATER));
    space.retain(KEEP, at(LATER));

    assertThat(space.allIncidents()).isEmpty();
    assertThat(new StoreAudit(space.store(), PLANT).incidentsWithDetails()).isEmpty();
  }

  @Test
  void whatIsOpenOrActiveNeverExpires() {
    space.signal(alert("a1", "line", at(1)), at(1));

    space.retain(KEEP, at(LATER));

    assertThat(space.incident().getActiveCount()).isEqualTo(1);
    assertThat(space.reader().alert(HELD)).isPresent();
  }
}
