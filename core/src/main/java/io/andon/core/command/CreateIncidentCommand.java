package io.andon.core.command;

import io.andon.core.evidence.IncidentEditing;
import io.andon.core.incident.IncidentField;
import io.andon.core.incident.IncidentStates;
import io.andon.core.incident.MergeChain;
import io.andon.core.shift.PlantProcess;
import io.andon.core.shift.ReportedShift;
import io.andon.core.shift.RunningBatch;
import io.andon.core.shift.Shift;
import io.andon.core.shift.ShiftOfDay;
import io.andon.core.time.TimeLimits;
import io.andon.schema.Asset;
import io.andon.schema.Incident;
import io.andon.schema.IncidentOrigin;
import io.andon.schema.Opened;
import io.andon.schema.Severity;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.CreateIncident;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens an incident that a person reports. */
final class CreateIncidentCommand {
  private final CommandContext context;
  private final CreateIncident wanted;

  CreateIncidentCommand(CommandContext context, CreateIncident wanted) {
    this.context = context;
    this.wanted = wanted;
  }

  static Verdict decide(CommandContext context, CreateIncident wanted) {
    return new CreateIncidentCommand(context, wanted).decide();
  }

  private Verdict decide() {
    Incident same = unresolvedWithSameKey();
    if (same != null) {
      return Verdict.unchanged(same);
    }
    if (context.view().incident(wanted.getId()) != null) {
      return Verdict.exists("incident", wanted.getId());
    }
    String full = context.view().limits().openIncidentsProblem(context.view().open().size());
    if (full != null) {
      return Verdict.overLimit("incident", full);
    }
    Verdict.Rejected problem = problem();
    if (problem != null) {
      return problem;
    }
    AlertRows alerts = AlertRows.find(context.view(), wanted.getAlerts());
    Verdict.Rejected unlinkable = alerts.problem(null);
    if (unlinkable != null) {
      return unlinkable;
    }
    IncidentEditing editing =
        IncidentEditing.open(
            context.view(), context.space(), context.cause(), opening(alerts.found()));
    editing.link(alerts.found());
    return new Verdict.Done(editing.finish(), editing.incident());
  }

  /** What is opened, once it is known that it can be. */
  IncidentEditing.Opening opening() {
    return opening(List.of());
  }

  private IncidentEditing.Opening opening(List<AlertRow> alerts) {
    Asset asset = asset(alerts);
    Instant startedAt = wanted.getStartedAt() == null ? onset(alerts) : wanted.getStartedAt();
    return new IncidentEditing.Opening(wanted.getId(), opened(asset, startedAt), asset);
  }

  /** What is made of alerts began with the first of them, in the shift that this was in. */
  private Instant onset(List<AlertRow> alerts) {
    return alerts.stream()
        .map(row -> row.getAlert().getStartsAt())
        .filter(Objects::nonNull)
        .filter(start -> start.isBefore(context.now()))
        .min(Comparator.naturalOrder())
        .orElse(context.now());
  }

  private @Nullable Incident unresolvedWithSameKey() {
    String key = wanted.getDedupKey();
    String id = key == null ? null : context.view().incidentByDedupKey(key);
    Incident incident = id == null ? null : context.view().incident(id);
    Incident last = incident == null ? null : MergeChain.last(incident, context.view()::incident);
    return last != null && IncidentStates.isOpen(last.getState()) ? last : null;
  }

  private Verdict.@Nullable Rejected problem() {
    String asset = wanted.getAsset();
    if (asset != null && context.view().graph().get(asset) == null) {
      return Verdict.unknown("asset", "asset", asset);
    }
    Integer process = wanted.getProcess();
    if (process != null && (process < PlantProcess.FIRST || process > PlantProcess.LAST)) {
      return Verdict.invalid("process", "must be between 1 and 9");
    }
    String time = new TimeLimits(context.now()).reportProblem("started_at", wanted.getStartedAt());
    if (time != null) {
      return Verdict.invalid("started_at", time);
    }
    Verdict.Rejected title = problem(IncidentField.TITLE, wanted.getTitle());
    Verdict.Rejected shift = problem(IncidentField.SHIFT, wanted.getShift());
    return title != null ? title : shift;
  }

  private static Verdict.@Nullable Rejected problem(IncidentField field, @Nullable String value) {
    String problem = field.problem(value);
    return problem == null ? null : Verdict.invalid(field.fieldName(), problem);
  }

  /** What it is about; null: about no asset. A process nobody declared is made now. */
  private @Nullable Asset asset(List<AlertRow> alerts) {
    if (wanted.getAsset() != null) {
      return context.view().graph().get(wanted.getAsset());
    }
    Integer process = wanted.getProcess();
    if (process == null) {
      return alerts.isEmpty()
          ? null
          : context.view().graph().get(alerts.getFirst().getAlert().getAsset());
    }
    String id = PlantProcess.asset(process);
    Asset known = context.view().graph().get(id);
    return known != null
        ? known
        : PlantProcess.undeclared(context.view().slug(), process, wanted.getProcessName());
  }

  private Opened opened(@Nullable Asset asset, Instant startedAt) {
    Severity severity = wanted.getSeverity();
    String assetId = asset == null ? "" : asset.getId();
    Integer process = wanted.getProcess();
    Integer of = process == null ? PlantProcess.of(assetId, context.view().graph()) : process;
    ShiftOfDay shift = shift(startedAt);
    String batch = wanted.getBatch();
    return Opened.newBuilder()
        .setTitle(wanted.getTitle())
        .setDescription(wanted.getDescription())
        .setOrigin(IncidentOrigin.PERSON)
        .setAsset(assetId)
        .setSeverity(severity == null ? Severity.MEDIUM : severity)
        .setSeveritySetByPerson(severity != null)
        .setStartedAt(startedAt)
        .setReportedBy(wanted.getReportedBy() == null ? context.actor() : wanted.getReportedBy())
        .setUrgency(wanted.getUrgency())
        .setPriority(wanted.getPriority())
        .setDedupKey(wanted.getDedupKey())
        .setScope(wanted.getScope())
        .setShift(shift.shift().name())
        .setShiftDate(shift.date().toString())
        .setProcess(of)
        .setBatch(batch == null ? RunningBatch.of(context.view()::shiftLogOf, shift, of) : batch)
        .build();
  }

  private ShiftOfDay shift(Instant startedAt) {
    ZoneId zone = ZoneId.of(context.space().getTimeZone());
    if (wanted.getShift() == null) {
      return ShiftOfDay.at(startedAt, zone);
    }
    Shift shift = Shift.valueOf(wanted.getShift());
    String date = wanted.getShiftDate();
    return date == null
        ? ReportedShift.of(
            context.view().shiftLog(context.view().lastShiftLog()), shift, startedAt, zone)
        : new ShiftOfDay(LocalDate.parse(date), shift);
  }
}
