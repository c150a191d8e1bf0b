package io.andon.core.command;

import io.andon.core.evidence.ProcessIncidents;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.shift.PlantProcess;
import io.andon.core.space.SpaceView;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.InlineIncident;
import io.andon.schema.internal.ProcessEntry;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.Space;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Records a process in the log of a shift: its data, the incidents reported with it, and the batch
 * of those that happened before anybody had said which it was.
 */
final class RecordProcessCommand {
  private final SpaceView view;
  private final Space space;
  private final Command command;
  private final Instant now;

  private RecordProcessCommand(SpaceView view, Space space, Command command, Instant now) {
    this.view = view;
    this.space = space;
    this.command = command;
    this.now = now;
  }

  static Verdict decide(
      SpaceView view, Space space, Command command, RecordProcess record, Instant now) {
    RecordProcessCommand decision = new RecordProcessCommand(view, space, command, now);
    int process = record.getProcess();
    return process < PlantProcess.FIRST || process > PlantProcess.LAST
        ? new Verdict.Rejected(RejectionReason.INVALID, "process", "must be between 1 and 9")
        : ShiftLogTarget.judge(view, record.getLog(), log -> decision.decide(log, record));
  }

  private Verdict decide(ShiftLog log, RecordProcess record) {
    ProcessIncidents incidents =
        new ProcessIncidents(view, space, IncidentTarget.cause(command, now));
    open(log, record, incidents);
    nameBatch(log, record, incidents);
    ShiftLog after = ShiftLogTarget.copy(log);
    List<ProcessEntry> entries = new ArrayList<>(log.getProcesses());
    entries.removeIf(known -> known.getProcess() == record.getProcess());
    entries.add(
        new ProcessEntry(
            record.getProcess(),
            record.getBatch(),
            record.getData(),
            now,
            command.getActor().getName()));
    entries.sort(Comparator.comparingInt(ProcessEntry::getProcess));
    after.setProcesses(entries);
    return ShiftLogTarget.saved(log, after, incidents.finish());
  }

  /** Recording the same again opens nothing twice: the id follows from batch and title. */
  private void open(ShiftLog log, RecordProcess record, ProcessIncidents incidents) {
    Set<String> opened = new HashSet<>();
    for (InlineIncident reported : record.getIncidents()) {
      String id = id(log, record, reported.getTitle());
      if (view.incident(id) == null && opened.add(id)) {
        CreateIncident create =
            CreateIncident.newBuilder()
                .setId(id)
                .setTitle(reported.getTitle())
                .setDescription(reported.getDescription())
                .setSeverity(reported.getSeverity())
                .setProcess(record.getProcess())
                .setShift(log.getShift())
                .setShiftDate(log.getDate())
                .setBatch(record.getBatch())
                .setStartedAt(withinShift(log))
                .build();
        incidents.open(new CreateIncidentCommand(view, space, create).opening(command, now));
      }
    }
  }

  private static String id(ShiftLog log, RecordProcess record, String title) {
    String name =
        String.join(
            "\0",
            log.getSpace(),
            "shift-log",
            Long.toString(log.getId()),
            Integer.toString(record.getProcess()),
            record.getBatch(),
            title);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** What is written down after the shift happened in it at the latest. */
  private Instant withinShift(ShiftLog log) {
    Instant end = log.getEndsAt();
    return now.isBefore(end) ? now : end.minusMillis(1);
  }

  private void nameBatch(ShiftLog log, RecordProcess record, ProcessIncidents incidents) {
    view
        .incidents(
            IncidentFilter.inStates(Set.of())
                .withShift(log.getShift(), LocalDate.parse(log.getDate()))
                .withProcess(record.getProcess()))
        .stream()
        .filter(incident -> incident.getBatch() == null)
        .forEach(incident -> incidents.ofBatch(incident.getId(), record.getBatch()));
  }
}
