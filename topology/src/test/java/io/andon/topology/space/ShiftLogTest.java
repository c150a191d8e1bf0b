package io.andon.topology.space;

import static io.andon.topology.Fixtures.PLANT;
import static io.andon.topology.Fixtures.T0;
import static io.andon.topology.Fixtures.alert;
import static io.andon.topology.Fixtures.at;
import static io.andon.topology.Fixtures.command;
import static io.andon.topology.Fixtures.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.Incident;
import io.andon.schema.Severity;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.InlineIncident;
import io.andon.schema.internal.MoveShift;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.ProcessEntry;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import io.andon.topology.SpaceHarness;
import io.andon.topology.plant.Shift;
import io.andon.topology.query.IncidentFilter;
import io.andon.topology.query.Slice;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A shift from its opening to its closure. 10:00 UTC is in T1 of the plant, which lives in UTC. */
class ShiftLogTest {
  private static final String TODAY = "2026-03-06";
  private static final InlineIncident SEVERE =
      new InlineIncident("Contaminación", "Partículas", Severity.HIGH);
  private final SpaceHarness space = new SpaceHarness();
  private int commands;

  @Test
  void aShiftHasOneLog() {
    ShiftLog log = open("T1");

    assertThat(log.getId()).isEqualTo(1);
    assertThat(log.getState()).isEqualTo(ShiftLogState.OPEN);
    assertThat(log.getOpenedBy()).isEqualTo("Ana");
    assertThat(space.reader().shiftLog(LocalDate.parse(TODAY), Shift.T1)).contains(log);
    assertThat(refusal(new OpenShift(TODAY, "T1", "Juan")))
        .isEqualTo(RejectionReason.ALREADY_EXISTS);
    assertThat(open("T2").getId()).isEqualTo(2);
    assertThat(space.reader().shiftLogs(Slice.first(10)).items())
        .extracting(ShiftLog::getShift)
        .containsExactly("T2", "T1");
  }

  @Test
  void refusesWhatIsNoShift() {
    assertThat(refusal(new OpenShift(TODAY, "T4", "J"))).isEqualTo(RejectionReason.INVALID);
    assertThat(refusal(new OpenShift("6/3/2026", "T1", "J"))).isEqualTo(RejectionReason.INVALID);
    assertThat(refusal(new OpenShift("2027-01-01", "T1", "J"))).isEqualTo(RejectionReason.INVALID);
    assertThat(refusal(new RecordProcess(9L, 1, null, "{}", List.of())))
        .isEqualTo(RejectionReason.NOT_FOUND);
  }

  @Test
  void aProcessIsRecordedWithItsBatch_andItsIncidentsOnce() {
    long id = open("T1").getId();

    record(id, SEVERE);
    ShiftLog log = record(id, SEVERE, SEVERE);

    assertThat(log.getProcesses()).extracting(ProcessEntry::getBatch).containsExactly("EXT-1");
    Incident incident = space.incident();
    assertThat(incident.getTitle()).isEqualTo("Contaminación");
    assertThat(incident.getShift()).isEqualTo("T1");
    assertThat(incident.getShiftDate()).isEqualTo(TODAY);
    assertThat(incident.getProcess()).isEqualTo(1);
    assertThat(incident.getBatch()).isEqualTo("EXT-1");
    IncidentFilter ofBatch = IncidentFilter.inStates(Set.of()).withBatch("EXT-1");
    assertThat(space.reader().incidents(ofBatch, Slice.first(5)).items()).containsExactly(incident);
  }

  @Test
  void whatIsWrittenDownLaterHappenedWithinTheShift() {
    long id = ((ShiftLog) run(new OpenShift("2026-03-05", "T3", "J")).getResult()).getId();

    record(id, SEVERE);

    assertThat(space.incident().getShiftDate()).isEqualTo("2026-03-05");
    assertThat(space.incident().getStartedAt())
        .isBefore(Shift.T1.startsAt(LocalDate.parse(TODAY), java.time.ZoneOffset.UTC));
  }

  @Test
  void severeIncidentsStandInTheWay_untilTheyAreClosed() {
    long id = open("T1").getId();
    record(id, SEVERE, new InlineIncident("Polvo", null, Severity.LOW));
    String severe = severe().getId();

    assertThat(refusal(close(id, false, null))).isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    run(edit("r", severe, "state", "RESOLVED"));
    assertThat(refusal(close(id, false, "no matter")))
        .as("resolved is not closed")
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    run(edit("c", severe, "state", "CLOSED"));

    ShiftLog closed = (ShiftLog) run(close(id, false, null)).getResult();
    assertThat(closed.getState()).isEqualTo(ShiftLogState.CLOSED);
    assertThat(closed.getApproval()).isNull();
    assertThat(closed.getClosedBy()).isEqualTo("Ana");
    assertThat(refusal(new RecordProcess(id, 2, null, "{}", List.of())))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
  }

  @Test
  void anApproverWithAReasonMayCloseNevertheless() {
    long id = open("T1").getId();
    space.signal(alert("hot", "press", T0), T0);
    run(edit("s", space.incident().getId(), "severity", "CRITICAL"));

    assertThat(refusal(close(id, true, null))).isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    ShiftLog closed = (ShiftLog) run(close(id, true, "Repuesto pedido")).getResult();

    assertThat(closed.getApproval().getBy()).isEqualTo("Ana");
    assertThat(closed.getApproval().getReason()).isEqualTo("Repuesto pedido");
    assertThat(closed.getApproval().getIncidents()).containsExactly(1L);
  }

  @Test
  void incidentsOfOtherShiftsDoNotStandInTheWay() {
    long id = open("T2").getId();
    space.signal(alert("hot", "press", T0), T0); // T1
    run(edit("s", space.incident().getId(), "severity", "CRITICAL"));

    assertThat(run(close(id, false, null)).getRejection()).isNull();
  }

  @Test
  void aLogIsReviewedBeforeItIsClosed_ifAnybodyWants() {
    long id = open("T1").getId();
    MoveShift review = new MoveShift(id, ShiftLogState.REVIEW, false, null);

    assertThat(((ShiftLog) run(review).getResult()).getReviewedAt()).isEqualTo(at(10));
    assertThat(((ShiftLog) run(review).getResult()).getVersion()).isEqualTo(2);
    assertThat(refusal(new MoveShift(id, ShiftLogState.OPEN, false, null)))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
  }

  private Incident severe() {
    return space
        .reader()
        .incidents(IncidentFilter.severeNotClosed(), Slice.first(5))
        .items()
        .getFirst();
  }

  private static MoveShift close(long id, boolean mayApprove, String reason) {
    return new MoveShift(id, ShiftLogState.CLOSED, mayApprove, reason);
  }

  private ShiftLog open(String shift) {
    return (ShiftLog) run(new OpenShift(TODAY, shift, "Juan")).getResult();
  }

  private ShiftLog record(long id, InlineIncident... incidents) {
    return (ShiftLog)
        run(new RecordProcess(id, 1, "EXT-1", "{\"kg\":1200}", List.of(incidents))).getResult();
  }

  private CommandOutcome run(Object body) {
    return body instanceof io.andon.schema.internal.Command command
        ? space.command(command, at(10))
        : space.command(command("c" + commands++, PLANT, body), at(10));
  }

  private RejectionReason refusal(Object body) {
    return run(body).getRejection().getReason();
  }
}
