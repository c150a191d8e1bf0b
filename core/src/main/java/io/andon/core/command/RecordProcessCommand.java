package io.andon.core.command;

import io.andon.core.evidence.ProcessIncidents;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.shift.PlantProcess;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.InlineIncident;
import io.andon.schema.internal.ProcessEntry;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.ShiftLog;
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
  private final CommandContext context;

  private RecordProcessCommand(CommandContext context) {
    this.context = context;
  }

  static Verdict decide(CommandContext context, RecordProcess record) {
    RecordProcessCommand decision = new RecordProcessCommand(context);
    int process = record.getProcess();
    return process < PlantProcess.FIRST || process > PlantProcess.LAST
        ? Verdict.invalid("process", "must be between 1 and 9")
        : ShiftLogTarget.decide(context, record.getLog(), log -> decision.decide(log, record));
  }

  private Verdict decide(ShiftLog log, RecordProcess record) {
    ProcessIncidents incidents =
        new ProcessIncidents(context.view(), context.space(), context.cause());
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
            context.now(),
            context.actor()));
    entries.sort(Comparator.comparingInt(ProcessEntry::getProcess));
    after.setProcesses(entries);
    return ShiftLogTarget.saved(log, after, incidents.finish());
  }

  /** Recording the same again opens nothing twice: the id follows from batch and title. */
  private void open(ShiftLog log, RecordProcess record, ProcessIncidents incidents) {
    Set<String> opened = new HashSet<>();
    for (InlineIncident reported : record.getIncidents()) {
      String id = id(log, record, reported.getTitle());
      if (context.view().incident(id) == null && opened.add(id)) {
        CreateIncident create =
            CreateIncident.newBuilder()
                .setId(id)
                .setTitle(reported.getTitle())
                .setDescription(reported.getDescription())
                .setSeverity(reported.getSeverity())
                .setProcess(record.getProcess())
                .setProcessName(record.getProcessName())
                .setShift(log.getShift())
                .setShiftDate(log.getDate())
                .setBatch(record.getBatch())
                .setStartedAt(withinShift(log))
                .build();
        incidents.open(new CreateIncidentCommand(context, create).opening());
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
    return context.now().isBefore(end) ? context.now() : end.minusMillis(1);
  }

  private void nameBatch(ShiftLog log, RecordProcess record, ProcessIncidents incidents) {
    context
        .view()
        .incidents(
            IncidentFilter.inStates(Set.of())
                .withShift(log.getShift(), LocalDate.parse(log.getDate()))
                .withProcess(record.getProcess()))
        .stream()
        .filter(incident -> incident.getBatch() == null)
        .forEach(incident -> incidents.ofBatch(incident.getId(), record.getBatch()));
  }
}
