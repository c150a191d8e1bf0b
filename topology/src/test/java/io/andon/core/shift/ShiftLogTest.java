package io.andon.core.shift;

import static io.andon.core.Fixtures.PLANT;
import static io.andon.core.Fixtures.T0;
import static io.andon.core.Fixtures.alert;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.command;
import static io.andon.core.Fixtures.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.Fixtures;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.query.ShiftLogFilter;
import io.andon.core.query.Slice;
import io.andon.schema.Incident;
import io.andon.schema.Severity;
import io.andon.schema.internal.CloseShift;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.InlineIncident;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.ProcessEntry;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import io.andon.topology.SpaceHarness;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shift from its opening on. It is 11:00 in Prague, four hours into T1. */
class ShiftLogTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 6);
  private static final ShiftOfDay T1 = new ShiftOfDay(TODAY, Shift.T1);
  private static final ShiftOfDay NIGHT = new ShiftOfDay(TODAY.minusDays(1), Shift.T3);
  private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");
  private static final InlineIncident SEVERE =
      new InlineIncident("Contaminación", "Partículas", Severity.HIGH);
  private static final InlineIncident DUST = new InlineIncident("Polvo", "En bobina", Severity.LOW);
  private final ShiftLogHarness logs = new ShiftLogHarness();
  private final SpaceHarness space = logs.space();

  @Test
  void aShiftHasOneLog() {
    ShiftLog log = logs.open(T1);

    assertThat(log.getId()).isEqualTo(1);
    assertThat(log.getState()).isEqualTo(ShiftLogState.OPEN);
    assertThat(log.getOpenedBy()).isEqualTo("Ana");
    assertThat(space.reader().shiftLog(T1)).contains(log);
    assertThat(space.reader().openShiftLog()).contains(log);
    assertThat(logs.refusal(ShiftLogHarness.opening(T1))).isEqualTo(RejectionReason.ALREADY_EXISTS);

    logs.close(1, false, null);
    assertThat(space.reader().openShiftLog()).isEmpty();
    assertThat(logs.refusal(ShiftLogHarness.opening(T1))).isEqualTo(RejectionReason.ALREADY_EXISTS);
  }

  @Test
  void oneShiftIsOpenAtATime_evenAfterARestart() {
    logs.open(NIGHT);
    space.restart();

    assertThat(logs.refusal(ShiftLogHarness.opening(T1)))
        .isEqualTo(RejectionReason.ILLEGAL_TRANSITION);
    logs.close(1, false, null);
    assertThat(logs.open(T1).getId()).isEqualTo(2);
  }

  @Test
  void logsAreListedByShift_theLatestFirst() {
    for (ShiftOfDay shift : List.of(T1, NIGHT, new ShiftOfDay(TODAY.minusDays(1), Shift.T2))) {
      logs.close(logs.open(shift).getId(), false, null);
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
    assertThat(logs.refusal(new OpenShift(date, shift, "J"))).isEqualTo(RejectionReason.INVALID);
  }

  @Test
  void theNextShiftMayBeOpenedAhead() {
    assertThat(logs.open(new ShiftOfDay(TODAY, Shift.T2)).getShift()).isEqualTo("T2");
  }

  @Test
  void aLogThatIsNotThereTakesNothing() {
    assertThat(logs.refusal(new RecordProcess(9L, 1, "B", "{}", List.of(), null)))
        .isEqualTo(RejectionReason.NOT_FOUND);
    assertThat(logs.refusal(new CloseShift(9L, true, "x"))).isEqualTo(RejectionReason.NOT_FOUND);
  }

  @Test
  void aProcessIsRecordedWithItsBatch_andItsIncidentsOnce() {
    long id = logs.open(T1).getId();

    logs.record(id, "EXT-1", SEVERE);
    ShiftLog log = logs.record(id, "EXT-1", SEVERE, SEVERE);

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
    long id = logs.open(T1).getId();

    logs.record(id, "EXT-1", SEVERE);
    logs.record(id, "EXT-2", SEVERE);

    assertThat(space.incidents()).extracting(Incident::getBatch).containsExactly("EXT-2", "EXT-1");
  }

  @Test
  void whatIsWrittenDownLaterHappenedWithinTheShift() {
    logs.record(logs.open(NIGHT).getId(), "EXT-1", SEVERE);

    assertThat(space.incident().getShiftDate()).isEqualTo("2026-03-05");
    assertThat(space.incident().getStartedAt()).isBefore(T1.start(PRAGUE));
  }

  @Test
  void anIncidentOfTheProcessIsAboutTheBatchItWorksOn() {
    logs.record(logs.open(T1).getId(), "EXT-1");

    space.signal(alert("hot", "process-1", T0), T0);
    logs.run(report("r", 1));
    logs.run(report("telares", 2));

    assertThat(withBatch("EXT-1"))
        .extracting(Incident::getTitle)
        .containsExactly("r", "Too hot: hot");
    assertThat(space.incidents().getFirst().getBatch()).isNull();
  }

  @Test
  void anEarlierIncidentIsToldTheBatch_whenItIsRecorded() {
    long id = logs.open(T1).getId();
    space.signal(alert("hot", "process-1", T0), T0);
    space.signal(alert("night", "process-1", T0.minusSeconds(5 * 3600)), T0);
    logs.run(report("telares", 2));

    logs.record(id, "EXT-1");
    logs.record(id, "EXT-2");

    assertThat(withBatch("EXT-1")).extracting(Incident::getTitle).containsExactly("Too hot: hot");
    assertThat(withBatch("EXT-2")).isEmpty();
  }

  @Test
  void anIncidentMovedToTheNightIsOfTheDayTheNightBegan() {
    logs.run(report("r", 1));

    logs.run(edit("n", space.incident().getId(), "shift", "T3"));

    assertThat(space.incident().getShiftDate()).isEqualTo("2026-03-05");
    assertThat(
            space
                .reader()
                .incidents(
                    IncidentFilter.inStates(Set.of()).withShift(NIGHT.shift().name(), NIGHT.date()),
                    Slice.first(2))
                .items())
        .hasSize(1);
  }

  @Test
  void whoComesEarlyReportsForTheShiftThatIsOpenAlready() {
    CreateIncident early = CreateIncident.newBuilder(reported("r", 1)).setShift("T2").build();
    logs.run(command("before", PLANT, early));
    assertThat(space.incident().getShiftDate()).isEqualTo("2026-03-06");

    logs.open(new ShiftOfDay(TODAY, Shift.T2));
    logs.run(edit("t1", space.incident().getId(), "shift", "T1"));
    early.setId("6b615cf3-442a-3adf-a6bf-b506ff6a9f5f");
    logs.run(command("after", PLANT, early));

    assertThat(space.incidents())
        .extracting(one -> one.getShiftDate() + " " + one.getShift())
        .containsExactly("2026-03-06 T2", "2026-03-06 T1");
  }

  @Test
  void theSameCommandIsDecidedOnce() {
    Command open = command("k", PLANT, ShiftLogHarness.opening(T1));

    assertThat(space.command(open, at(10))).isEqualTo(space.command(open, at(20)));
    assertThat(space.reader().shiftLogs(new ShiftLogFilter(null, null), Slice.first(5)).items())
        .hasSize(1);
  }

  private List<Incident> withBatch(String batch) {
    IncidentFilter filter = IncidentFilter.inStates(Set.of()).withBatch(batch);
    return space.reader().incidents(filter, Slice.first(5)).items();
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
}
