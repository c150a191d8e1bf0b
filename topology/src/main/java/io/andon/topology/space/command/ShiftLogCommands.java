package io.andon.topology.space.command;

import io.andon.schema.Incident;
import io.andon.schema.internal.ClosureApproval;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.InlineIncident;
import io.andon.schema.internal.MoveShift;
import io.andon.schema.internal.OpenShift;
import io.andon.schema.internal.ProcessEntry;
import io.andon.schema.internal.RecordProcess;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.ShiftLogState;
import io.andon.schema.internal.Space;
import io.andon.topology.plant.PlantProcess;
import io.andon.topology.plant.Shift;
import io.andon.topology.space.Change;
import io.andon.topology.space.IncidentEditing;
import io.andon.topology.space.SpaceView;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens the log of a shift, records processes in it, puts it into review and closes it. */
final class ShiftLogCommands {
  private final SpaceView view;
  private final Space space;
  private final Command command;
  private final Instant now;

  ShiftLogCommands(SpaceView view, Space space, Command command, Instant now) {
    this.view = view;
    this.space = space;
    this.command = command;
    this.now = now;
  }

  Verdict open(OpenShift open) {
    Shift shift;
    LocalDate date;
    try {
      shift = Shift.valueOf(open.getShift());
    } catch (IllegalArgumentException e) {
      return invalid("shift", "is not a shift: " + open.getShift());
    }
    try {
      date = LocalDate.parse(open.getDate());
    } catch (DateTimeException e) {
      return invalid("date", "is not a date: " + open.getDate());
    }
    if (shift.startsAt(date, zone()).isAfter(now.plusSeconds(86_400))) {
      return invalid("date", "is more than a day ahead");
    }
    Long known = view.shiftLogOf(date, shift);
    if (known != null) {
      return new Verdict.Rejected(
          RejectionReason.ALREADY_EXISTS,
          "shift",
          "Shift %s of %s has log %d already".formatted(shift, date, known));
    }
    ShiftLog log =
        ShiftLog.newBuilder()
            .setSpace(view.slug())
            .setId(view.nextShiftLog())
            .setVersion(1)
            .setDate(date.toString())
            .setShift(shift.name())
            .setInspector(open.getInspector())
            .setState(ShiftLogState.OPEN)
            .setOpenedAt(now)
            .setOpenedBy(actor())
            .build();
    return new Verdict.Done(List.of(new Change.ShiftLogSaved(log, null)), log);
  }

  Verdict record(RecordProcess record) {
    int process = record.getProcess();
    if (process < PlantProcess.FIRST || process > PlantProcess.LAST) {
      return invalid("process", "must be between 1 and 9");
    }
    return judge(
        record.getLog(),
        log -> {
          List<Change> changes = new ArrayList<>(openIncidents(log, record));
          ProcessEntry entry =
              new ProcessEntry(process, record.getBatch(), record.getData(), now, actor());
          ShiftLog after = next(log);
          List<ProcessEntry> entries = new ArrayList<>(log.getProcesses());
          entries.removeIf(known -> known.getProcess() == process);
          entries.add(entry);
          entries.sort(Comparator.comparingInt(ProcessEntry::getProcess));
          after.setProcesses(entries);
          changes.add(new Change.ShiftLogSaved(after, log));
          return new Verdict.Done(changes, after);
        });
  }

  /** Recording the same again opens nothing twice: the id follows from the title. */
  private List<Change> openIncidents(ShiftLog log, RecordProcess record) {
    List<IncidentEditing.Opening> openings = new ArrayList<>();
    for (InlineIncident reported : record.getIncidents()) {
      String name =
          String.join(
              "\0",
              view.slug(),
              "shift-log",
              Long.toString(log.getId()),
              Integer.toString(record.getProcess()),
              reported.getTitle());
      String id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
      boolean twice = openings.stream().anyMatch(one -> one.id().equals(id));
      if (!twice && view.incident(id) == null) {
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
        openings.add(new CreateIncidentCommand(view, space, create).opening(command, now));
      }
    }
    return IncidentEditing.openAll(view, space, IncidentTarget.cause(command, now), openings);
  }

  /** What is written down after the shift happened in it at the latest. */
  private Instant withinShift(ShiftLog log) {
    Shift shift = Shift.valueOf(log.getShift());
    LocalDate date = LocalDate.parse(log.getDate());
    Instant end = shift.endsAt(date, zone());
    Instant start = shift.startsAt(date, zone());
    return now.isBefore(start) ? start : now.isBefore(end) ? now : end.minusMillis(1);
  }

  Verdict move(MoveShift move) {
    return judge(
        move.getLog(),
        log ->
            switch (move.getTo()) {
              case OPEN -> illegal(log, ShiftLogState.OPEN);
              case REVIEW ->
                  log.getState() == ShiftLogState.REVIEW
                      ? new Verdict.Done(List.of(), log)
                      : review(log);
              case CLOSED -> close(log, move);
            });
  }

  private Verdict review(ShiftLog log) {
    ShiftLog after = next(log);
    after.setState(ShiftLogState.REVIEW);
    after.setReviewedAt(now);
    return saved(log, after);
  }

  private Verdict close(ShiftLog log, MoveShift move) {
    List<Incident> severe =
        view.severeNotClosed(LocalDate.parse(log.getDate()), Shift.valueOf(log.getShift()));
    ShiftLog after = next(log);
    if (!severe.isEmpty()) {
      String reason = move.getReason();
      List<Long> numbers = severe.stream().map(Incident::getNumber).toList();
      if (!move.getMayApprove()) {
        return new Verdict.Rejected(
            RejectionReason.ILLEGAL_TRANSITION,
            "incidents",
            "Severe incidents of the shift are not closed: " + numbers);
      }
      if (reason == null || reason.isBlank()) {
        return new Verdict.Rejected(
            RejectionReason.ILLEGAL_TRANSITION,
            "reason",
            "An approver must give a reason, for severe incidents are not closed: " + numbers);
      }
      after.setApproval(new ClosureApproval(actor(), reason, numbers));
    }
    after.setState(ShiftLogState.CLOSED);
    after.setClosedAt(now);
    after.setClosedBy(actor());
    return saved(log, after);
  }

  private static Verdict saved(ShiftLog before, ShiftLog after) {
    return new Verdict.Done(List.of(new Change.ShiftLogSaved(after, before)), after);
  }

  private Verdict judge(long id, Function<ShiftLog, Verdict> judgement) {
    ShiftLog log = view.shiftLog(id);
    if (log == null) {
      return new Verdict.Rejected(RejectionReason.NOT_FOUND, "log", "There is no shift log " + id);
    }
    Long expected = command.getExpectedVersion();
    if (expected != null && expected != log.getVersion()) {
      return new Verdict.Rejected(
          RejectionReason.VERSION_MISMATCH,
          null,
          "The shift log has version %d, not %d".formatted(log.getVersion(), expected));
    }
    return log.getState() == ShiftLogState.CLOSED ? illegal(log, null) : judgement.apply(log);
  }

  private static Verdict illegal(ShiftLog log, @Nullable ShiftLogState to) {
    return new Verdict.Rejected(
        RejectionReason.ILLEGAL_TRANSITION,
        "state",
        "A shift log that is %s cannot %s"
            .formatted(word(log.getState()), to == null ? "change" : "become " + word(to)));
  }

  private static String word(ShiftLogState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static ShiftLog next(ShiftLog log) {
    ShiftLog after = ShiftLog.newBuilder(log).build();
    after.setVersion(log.getVersion() + 1);
    return after;
  }

  private String actor() {
    return command.getActor().getName();
  }

  private ZoneId zone() {
    return ZoneId.of(space.getTimeZone());
  }

  private static Verdict.Rejected invalid(String field, String detail) {
    return new Verdict.Rejected(RejectionReason.INVALID, field, detail);
  }
}
