package io.andon.core.space;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.T0;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.edit;
import static io.andon.core.Fixtures.ended;
import static io.andon.core.Fixtures.stop;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.core.alert.Fingerprint;
import io.andon.core.query.IncidentFilter;
import io.andon.core.query.ShiftLogFilter;
import io.andon.core.query.Slice;
import io.andon.core.shift.Shift;
import io.andon.core.shift.ShiftOfDay;
import io.andon.schema.Alert;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import io.andon.schema.internal.AssetDowntime;
import io.andon.schema.internal.CloseShift;
import io.andon.schema.internal.ClosureApproval;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.InlineIncident;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.ProcessEntry;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import io.andon.topology.SpaceHarness;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shift from its opening to its closure. It is 11:00 in Prague, four hours into T1. */
class ShiftLogTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 6);
  private static final ShiftOfDay T1 = new ShiftOfDay(TODAY, Shift.T1);
  private static final ShiftOfDay NIGHT = new ShiftOfDay(TODAY.minusDays(1), Shift.T3);
  private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");
  private static final InlineIncident SEVERE =
      new InlineIncident("Contaminación", "Partículas", Severity.HIGH);
  private static final InlineIncident DUST = new InlineIncident("Polvo", "En bobina", Severity.LOW);
  private final SpaceHarness space = new SpaceHarness();
  private int commands;

  @Test
  void aShiftHasOneLog() {
    ShiftLog log = open(T1);

    assertThat(log.getId()).isEqualTo(1);
    assertThat(log.getState()).isEqualTo(ShiftLogState.OPEN);
    assertThat(log.getOpenedBy()).isEqualTo("Ana");
    assertThat(space.reader().shiftLog(T1)).contains(log);
    assertThat(space.reader().openShiftLog()).contains(log);
    assertThat(refusal(opening(T1))).isEqualTo(RejectionReason.ALREADY_EXISTS);

    close(1, false, null);
    assertThat(space.reader().openShiftLog()).isEmpty();
    assertThat(refusal(opening(T1))).isEqualTo(RejectionReason.ALREADY_EXISTS);
  }

  @Test
  void oneShiftIsOpenAtATime_evenAfterARestart() {
    open(NIGHT);
    space.restart();

    assertThat(refusal(opening(T1))).isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    close(1, false, null);
    assertThat(open(T1).getId()).isEqualTo(2);
  }

  @Test
  void logsAreListedByShift_theLatestFirst() {
    for (ShiftOfDay shift : List.of(T1, NIGHT, new ShiftOfDay(TODAY.minusDays(1), Shift.T2))) {
      close(open(shift).getId(), false, null);
    }

    assertThat(listed(null, null)).containsExactly("06 T1", "05 T3", "05 T2");
    assertThat(listed(TODAY, null)).containsExactly("06 T1");
    assertThat(listed(null, TODAY.minusDays(1))).containsExactly("05 T3", "05 T2");
    assertThat(listed(TODAY.minusDays(9), TODAY.minusDays(2))).isEmpty();
  }

  private List<String> listed(LocalDate from, LocalDate to) {
    return space.reader().shiftLogs(new ShiftLogFilter(from, to), Slice.first(9)).items().stream()
        .map(log -> log.getDate().substring(8) + " " + log.getShift())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06, T4",
    "6/3/2026,   T1",
    "2026-02-30, T1",
    "1999-12-31, T1",
    "+12026-03-06, T1",
    "2026-03-06, T3", // at 23:00, in twelve hours
    "2026-03-07, T1"
  })
  void refusesWhatIsNoShift(String date, String shift) {
    assertThat(refusal(new OpenShift(date, shift, "J"))).isEqualTo(RejectionReason.INVALID);
  }

  @Test
  void theNextShiftMayBeOpenedAhead() {
    assertThat(open(new ShiftOfDay(TODAY, Shift.T2)).getShift()).isEqualTo("T2");
  }

  @Test
  void aLogThatIsNotThereTakesNothing() {
    assertThat(refusal(new RecordProcess(9L, 1, "B", "{}", List.of())))
        .isEqualTo(RejectionReason.NOT_FOUND);
    assertThat(refusal(new CloseShift(9L, true, "x"))).isEqualTo(RejectionReason.NOT_FOUND);
  }

  @Test
  void aProcessIsRecordedWithItsBatch_andItsIncidentsOnce() {
    long id = open(T1).getId();

    record(id, "EXT-1", SEVERE);
    ShiftLog log = record(id, "EXT-1", SEVERE, SEVERE);

    assertThat(log.getProcesses()).extracting(ProcessEntry::getBatch).containsExactly("EXT-1");
    Incident incident = space.incident();
    assertThat(incident.getTitle()).isEqualTo("Contaminación");
    assertThat(incident.getShift()).isEqualTo("T1");
    assertThat(incident.getShiftDate()).isEqualTo(TODAY.toString());
    assertThat(incident.getProcess()).isEqualTo(1);
    assertThat(incident.getBatch()).isEqualTo("EXT-1");
    assertThat(incident.getReportedBy()).isEqualTo("Ana");
    assertThat(withBatch("EXT-1")).containsExactly(incident);
  }

  @Test
  void theSameTroubleWithAnotherBatchIsAnotherIncident() {
    long id = open(T1).getId();

    record(id, "EXT-1", SEVERE);
    record(id, "EXT-2", SEVERE);

    assertThat(space.incidents()).extracting(Incident::getBatch).containsExactly("EXT-2", "EXT-1");
  }

  @Test
  void whatIsWrittenDownLaterHappenedWithinTheShift() {
    record(open(NIGHT).getId(), "EXT-1", SEVERE);

    assertThat(space.incident().getShiftDate()).isEqualTo("2026-03-05");
    assertThat(space.incident().getStartedAt()).isBefore(T1.start(PRAGUE));
  }

  @Test
  void anIncidentOfTheProcessIsAboutTheBatchItWorksOn() {
    record(open(T1).getId(), "EXT-1");

    space.signal(alert("hot", "process-1", T0), T0);
    run(report("r", 1));
    run(report("telares", 2));

    assertThat(withBatch("EXT-1"))
        .extracting(Incident::getTitle)
        .containsExactly("r", "Too hot: hot");
    assertThat(space.incidents().getFirst().getBatch()).isNull();
  }

  @Test
  void anEarlierIncidentIsToldTheBatch_whenItIsRecorded() {
    long id = open(T1).getId();
    space.signal(alert("hot", "process-1", T0), T0);
    space.signal(alert("night", "process-1", T0.minusSeconds(5 * 3600)), T0);
    run(report("telares", 2));

    record(id, "EXT-1");
    record(id, "EXT-2");

    assertThat(withBatch("EXT-1")).extracting(Incident::getTitle).containsExactly("Too hot: hot");
    assertThat(withBatch("EXT-2")).isEmpty();
  }

  @Test
  void severeIncidentsStandInTheWay_untilTheyAreClosed() {
    long id = open(T1).getId();
    record(id, "EXT-1", SEVERE, DUST);
    Incident severe = severe();

    ShiftLog refused = close(id, false, "no matter");
    assertThat(refused.getState()).isEqualTo(ShiftLogState.REVIEW);
    assertThat(refused.getBlockedBy()).containsExactly(severe.getNumber());
    assertThat(refused.getReviewedAt()).isEqualTo(at(10));
    assertThat(refused.getClosedAt()).isNull();
    assertThat(space.reader().openShiftLog()).contains(refused);

    run(edit("r", severe.getId(), "state", "RESOLVED"));
    assertThat(close(id, false, null).getState())
        .as("resolved is not closed")
        .isEqualTo(ShiftLogState.REVIEW);
    run(edit("c", severe.getId(), "state", "CLOSED"));
    assertThat(close(id, false, null).getState())
        .as("closed without its corrective action")
        .isEqualTo(ShiftLogState.REVIEW);
    correct(severe);

    ShiftLog closed = close(id, false, "no need");
    assertThat(closed.getState()).isEqualTo(ShiftLogState.CLOSED);
    assertThat(closed.getApproval()).isNull();
    assertThat(closed.getBlockedBy()).isEmpty();
    assertThat(closed.getClosedBy()).isEqualTo("Ana");
  }

  @Test
  void aLogInReviewTakesData_aClosedOneNothing() {
    long id = open(T1).getId();
    record(id, "EXT-1", SEVERE);
    close(id, false, null);

    assertThat(record(id, "EXT-2").getState()).isEqualTo(ShiftLogState.REVIEW);

    close(id, true, "Repuesto pedido");
    assertThat(refusal(new RecordProcess(id, 2, "B", "{}", List.of(DUST))))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    assertThat(refusal(new CloseShift(id, true, "again")))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
  }

  @Test
  void anApproverWithAReasonMayCloseNevertheless() {
    long id = open(T1).getId();
    space.signal(stop("s1", "press", T0, 60), T0); // a stop is high
    space.signal(alert("hot", "boiler", T0), T0);
    run(edit("s", space.incidents().getFirst().getId(), "severity", "CRITICAL"));

    assertThat(close(id, true, null).getState()).isEqualTo(ShiftLogState.REVIEW);
    assertThat(close(id, true, " ").getState()).isEqualTo(ShiftLogState.REVIEW);
    ShiftLog closed = close(id, true, "Repuesto pedido");

    assertThat(closed.getState()).isEqualTo(ShiftLogState.CLOSED);
    assertThat(closed.getApproval())
        .isEqualTo(new ClosureApproval("Ana", "Repuesto pedido", List.of(1L, 2L)));
  }

  @Test
  void incidentsOfOtherShiftsDoNotStandInTheWay() {
    long id = open(new ShiftOfDay(TODAY.minusDays(1), Shift.T2)).getId();
    space.signal(stop("s1", "press", T0, 60), T0); // T1
    space.signal(stop("s2", "oven", T0.minusSeconds(24 * 3600), 60), T0); // T1 of yesterday

    assertThat(close(id, false, null).getState()).isEqualTo(ShiftLogState.CLOSED);
  }

  @Test
  void aClosedLogKeepsHowLongThePlantStoodStill() {
    long id = open(T1).getId();
    space.signal(ended("s1", "press", at(-1000), 600), T0);
    space.signal(ended("s2", "oven", at(-700), 600), T0);
    space.signal(ended("s3", "press", T1.start(PRAGUE).minusSeconds(50), 60), T0);
    space.signal(stop("s4", "saw", at(-20), 5), T0); // goes on
    space.signal(ended("s5", "lathe", at(9), 99_999), T0); // longer than it can be

    ShiftLog closed = close(id, true, "Repuesto pedido");

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

  @Test
  void anIncidentMovedToTheNightIsOfTheDayTheNightBegan() {
    run(report("r", 1));

    run(edit("n", space.incident().getId(), "shift", "T3"));

    assertThat(space.incident().getShiftDate()).isEqualTo("2026-03-05");
    assertThat(
            space
                .reader()
                .incidents(IncidentFilter.inStates(Set.of()).withShiftOfDay(NIGHT), Slice.first(2))
                .items())
        .hasSize(1);
  }

  @Test
  void whoComesEarlyReportsForTheShiftThatIsOpenAlready() {
    CreateIncident early = CreateIncident.newBuilder(reported("r", 1)).setShift("T2").build();
    run(command("before", PLANT, early));
    assertThat(space.incident().getShiftDate()).isEqualTo("2026-03-06");

    open(new ShiftOfDay(TODAY, Shift.T2));
    run(edit("t1", space.incident().getId(), "shift", "T1"));
    early.setId("6b615cf3-442a-3adf-a6bf-b506ff6a9f5f");
    run(command("after", PLANT, early));

    assertThat(space.incidents())
        .extracting(one -> one.getShiftDate() + " " + one.getShift())
        .containsExactly("2026-03-06 T2", "2026-03-06 T1");
  }

  @Test
  void theSameCommandIsDecidedOnce() {
    Command open = command("k", PLANT, opening(T1));

    assertThat(space.command(open, at(10))).isEqualTo(space.command(open, at(20)));
    assertThat(space.reader().shiftLogs(new ShiftLogFilter(null, null), Slice.first(5)).items())
        .hasSize(1);
  }

  private List<Incident> withBatch(String batch) {
    IncidentFilter filter = IncidentFilter.inStates(Set.of()).withBatch(batch);
    return space.reader().incidents(filter, Slice.first(5)).items();
  }

  private void correct(Incident incident) {
    Command close =
        edit("correct", incident.getId(), "state", "CLOSED", "corrective_action", "New filter");
    ((EditIncident) close.getBody()).setCorrective(true);
    run(close);
  }

  /** Whoever may edit incidents elsewhere can merge them; that is not done with them. */
  @Test
  void whatWasMergedStandsInTheWayAsTheOneItGoesOnAs() {
    long id = open(T1).getId();
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
    run(command("merging", PLANT, merging));
    Incident survivor = space.incident();
    assertThat(space.reader().incident(severe.getId()).orElseThrow().getState())
        .isEqualTo(IncidentState.MERGED);
    run(edit("low", survivor.getId(), "severity", "LOW"));
    run(edit("done", survivor.getId(), "state", "CLOSED"));

    ShiftLog refused = close(id, false, null);
    assertThat(refused.getState()).isEqualTo(ShiftLogState.REVIEW);
    assertThat(refused.getBlockedBy()).containsExactly(survivor.getNumber());

    correct(survivor);
    assertThat(close(id, false, null).getState()).isEqualTo(ShiftLogState.CLOSED);
  }

  private Incident severe() {
    return space
        .reader()
        .incidents(IncidentFilter.severeNotCorrected(), Slice.first(5))
        .items()
        .getFirst();
  }

  private static Command report(String title, int process) {
    return Fixtures.command("report " + title, PLANT, reported(title, process));
  }

  private static CreateIncident reported(String title, int process) {
    return CreateIncident.newBuilder()
        .setId("6b615cf3-442a-3adf-a6bf-b506ff6a9f5" + process)
        .setTitle(title)
        .setProcess(process)
        .build();
  }

  private static OpenShift opening(ShiftOfDay shift) {
    return new OpenShift(shift.date().toString(), shift.shift().name(), "Juan");
  }

  private ShiftLog open(ShiftOfDay shift) {
    return (ShiftLog) run(opening(shift)).getResult();
  }

  private ShiftLog close(long id, boolean mayApprove, String reason) {
    return (ShiftLog) run(new CloseShift(id, mayApprove, reason)).getResult();
  }

  private ShiftLog record(long id, String batch, InlineIncident... incidents) {
    return (ShiftLog)
        run(new RecordProcess(id, 1, batch, "{\"kg\":1200}", List.of(incidents))).getResult();
  }

  private CommandOutcome run(Object body) {
    Instant now = at(10);
    return body instanceof Command command
        ? space.command(command, now)
        : space.command(command("c" + commands++, PLANT, body), now);
  }

  private RejectionReason refusal(Object body) {
    return run(body).getRejection().getReason();
  }
}
