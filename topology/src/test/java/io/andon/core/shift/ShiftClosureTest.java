package io.andon.core.shift;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.T0;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.downtime;
import static io.andon.core.Fixtures.edit;
import static io.andon.core.Fixtures.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.alert.Fingerprint;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.query.Slice;
import io.andon.schema.Alert;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.AssetDowntime;
import io.andon.schema.internal.CloseShift;
import io.andon.schema.internal.ClosureApproval;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.InlineIncident;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import io.andon.topology.SpaceHarness;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What closes a shift, and what stands in its way. It is 11:00 in Prague, four hours into T1. */
class ShiftClosureTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 6);
  private static final ShiftOfDay T1 = new ShiftOfDay(TODAY, Shift.T1);
  private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");
  private static final InlineIncident SEVERE =
      new InlineIncident("Contaminación", "Partículas", Severity.HIGH);
  private static final InlineIncident DUST = new InlineIncident("Polvo", "En bobina", Severity.LOW);
  private final ShiftLogHarness logs = new ShiftLogHarness();
  private final SpaceHarness space = logs.space();

  @Test
  void severeIncidentsStandInTheWay_untilTheyAreClosed() {
    long id = logs.open(T1).getId();
    logs.record(id, "EXT-1", SEVERE, DUST);
    Incident severe = severe();

    ShiftLog refused = logs.close(id, false, "no matter");
    assertThat(refused.getState()).isEqualTo(ShiftLogState.REVIEW);
    assertThat(refused.getBlockedBy()).containsExactly(severe.getNumber());
    assertThat(refused.getReviewedAt()).isEqualTo(at(10));
    assertThat(refused.getClosedAt()).isNull();
    assertThat(space.reader().openShiftLog()).contains(refused);

    logs.run(edit("r", severe.getId(), "state", "RESOLVED"));
    assertThat(logs.close(id, false, null).getState())
        .as("resolved is not closed")
        .isEqualTo(ShiftLogState.REVIEW);
    logs.run(edit("c", severe.getId(), "state", "CLOSED"));
    assertThat(logs.close(id, false, null).getState())
        .as("closed without its corrective action")
        .isEqualTo(ShiftLogState.REVIEW);
    correct(severe);

    ShiftLog closed = logs.close(id, false, "no need");
    assertThat(closed.getState()).isEqualTo(ShiftLogState.CLOSED);
    assertThat(closed.getApproval()).isNull();
    assertThat(closed.getBlockedBy()).isEmpty();
    assertThat(closed.getClosedBy()).isEqualTo("Ana");
  }

  @Test
  void aLogInReviewTakesData_aClosedOneNothing() {
    long id = logs.open(T1).getId();
    logs.record(id, "EXT-1", SEVERE);
    logs.close(id, false, null);

    assertThat(logs.record(id, "EXT-2").getState()).isEqualTo(ShiftLogState.REVIEW);

    logs.close(id, true, "Repuesto pedido");
    assertThat(logs.refusal(new RecordProcess(id, 2, "B", "{}", List.of(DUST), null)))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    assertThat(logs.refusal(new CloseShift(id, true, "again")))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
  }

  @Test
  void anApproverWithAReasonMayCloseNevertheless() {
    long id = logs.open(T1).getId();
    space.signal(downtime("s1", "press", T0, 60), T0); // a stop is high
    space.signal(alert("hot", "boiler", T0), T0);
    logs.run(edit("s", space.incidents().getFirst().getId(), "severity", "CRITICAL"));

    assertThat(logs.close(id, true, null).getState()).isEqualTo(ShiftLogState.REVIEW);
    assertThat(logs.close(id, true, " ").getState()).isEqualTo(ShiftLogState.REVIEW);
    ShiftLog closed = logs.close(id, true, "Repuesto pedido");

    assertThat(closed.getState()).isEqualTo(ShiftLogState.CLOSED);
    assertThat(closed.getApproval())
        .isEqualTo(new ClosureApproval("Ana", "Repuesto pedido", List.of(1L, 2L)));
  }

  @Test
  void incidentsOfOtherShiftsDoNotStandInTheWay() {
    long id = logs.open(new ShiftOfDay(TODAY.minusDays(1), Shift.T2)).getId();
    space.signal(downtime("s1", "press", T0, 60), T0); // T1
    space.signal(downtime("s2", "oven", T0.minusSeconds(24 * 3600), 60), T0); // T1 of yesterday

    assertThat(logs.close(id, false, null).getState()).isEqualTo(ShiftLogState.CLOSED);
  }

  @Test
  void aClosedLogKeepsHowLongThePlantStoodStill() {
    long id = logs.open(T1).getId();
    space.signal(ended("s1", "press", at(-1000), 600), T0);
    space.signal(ended("s2", "oven", at(-700), 600), T0);
    space.signal(ended("s3", "press", T1.start(PRAGUE).minusSeconds(50), 60), T0);
    space.signal(downtime("s4", "saw", at(-20), 5), T0); // goes on
    space.signal(ended("s5", "lathe", at(9), 99_999), T0); // longer than it can be

    ShiftLog closed = logs.close(id, true, "Repuesto pedido");

    assertThat(closed.getDowntime().getTotalMs()).isEqualTo((10 + 900 + 30) * 1000);
    assertThat(closed.getDowntime().getAssets())
        .containsExactly(
            new AssetDowntime("press", 610_000L),
            new AssetDowntime("oven", 600_000L),
            new AssetDowntime("saw", 30_000L),
            new AssetDowntime("lathe", 1_000L));

    space.signal(ended("s6", "press", at(2000), 600), at(3000));
    assertThat(space.reader().shiftLog(id)).contains(closed);
  }

  /** Whoever may edit incidents elsewhere can merge them; that is not done with them. */
  @Test
  void whatWasMergedStandsInTheWayAsTheOneItGoesOnAs() {
    long id = logs.open(T1).getId();
    Alert critical = alert("a1", "press", at(1));
    critical.setSeverity(Severity.CRITICAL);
    space.signal(critical, at(2));
    Incident severe = space.incident();
    CreateIncident merging =
        CreateIncident.newBuilder()
            .setId("6b615cf3-442a-3adf-a6bf-b506ff6a9f5e")
            .setTitle("Somebody's own")
            .setStartedAt(at(-86_400))
            .setAlerts(List.of(Fingerprint.of("scada", "a1")))
            .build();
    logs.run(command("merging", PLANT, merging));
    Incident survivor = space.incident();
    assertThat(space.reader().incident(severe.getId()).orElseThrow().getState())
        .isEqualTo(IncidentState.MERGED);
    logs.run(edit("low", survivor.getId(), "severity", "LOW"));
    logs.run(edit("done", survivor.getId(), "state", "CLOSED"));

    ShiftLog refused = logs.close(id, false, null);
    assertThat(refused.getState()).isEqualTo(ShiftLogState.REVIEW);
    assertThat(refused.getBlockedBy()).containsExactly(survivor.getNumber());

    correct(survivor);
    assertThat(logs.close(id, false, null).getState()).isEqualTo(ShiftLogState.CLOSED);
  }

  private void correct(Incident incident) {
    Command close =
        edit("correct", incident.getId(), "state", "CLOSED", "corrective_action", "New filter");
    ((EditIncident) close.getBody()).setCorrective(true);
    logs.run(close);
  }

  private Incident severe() {
    return space
        .reader()
        .incidents(IncidentFilter.severeNotCorrected(), Slice.first(5))
        .items()
        .getFirst();
  }
}
