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
import io.andon.core.space.SpaceView;
import io.andon.core.time.TimeLimits;
import io.andon.schema.Asset;
import io.andon.schema.Incident;
import io.andon.schema.IncidentOrigin;
import io.andon.schema.Opened;
import io.andon.schema.Severity;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CreateIncident;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.Space;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens an incident that a person reports. */
final class CreateIncidentCommand {
  private final SpaceView view;
  private final Space space;
  private final CreateIncident wanted;

  CreateIncidentCommand(SpaceView view, Space space, CreateIncident wanted) {
    this.view = view;
    this.space = space;
    this.wanted = wanted;
  }

  static Verdict decide(
      SpaceView view, Space space, Command command, CreateIncident wanted, Instant now) {
    return new CreateIncidentCommand(view, space, wanted).decide(command, now);
  }

  private Verdict decide(Command command, Instant now) {
    Incident same = unresolvedWithSameKey();
    if (same != null) {
      return new Verdict.Done(List.of(), same);
    }
    if (view.incident(wanted.getId()) != null) {
      return new Verdict.Rejected(
          RejectionReason.ALREADY_EXISTS, "id", "There is an incident " + wanted.getId());
    }
    String full = view.limits().openIncidentsProblem(view.open().size());
    if (full != null) {
      return new Verdict.Rejected(RejectionReason.OVER_LIMIT, "incident", full);
    }
    Verdict.Rejected problem = problem(now);
    if (problem != null) {
      return problem;
    }
    AlertRows alerts = AlertRows.find(view, wanted.getAlerts());
    Verdict.Rejected unlinkable = alerts.problem(null);
    if (unlinkable != null) {
      return unlinkable;
    }
    IncidentEditing editing =
        IncidentEditing.open(
            view, space, IncidentTarget.cause(command, now), opening(command, now, alerts.found()));
    editing.link(alerts.found());
    return new Verdict.Done(editing.finish(), editing.incident());
  }

  /** What is opened, once it is known that it can be. */
  IncidentEditing.Opening opening(Command command, Instant now) {
    return opening(command, now, List.of());
  }

  private IncidentEditing.Opening opening(Command command, Instant now, List<AlertRow> alerts) {
    Asset asset = asset(alerts);
    Instant startedAt = wanted.getStartedAt() == null ? onset(alerts, now) : wanted.getStartedAt();
    return new IncidentEditing.Opening(wanted.getId(), opened(command, asset, startedAt), asset);
  }

  /** What is made of alerts began with the first of them, in the shift that this was in. */
  private static Instant onset(List<AlertRow> alerts, Instant now) {
    return alerts.stream()
        .map(row -> row.getAlert().getStartsAt())
        .filter(Objects::nonNull)
        .filter(start -> start.isBefore(now))
        .min(Comparator.naturalOrder())
        .orElse(now);
  }

  private @Nullable Incident unresolvedWithSameKey() {
    String key = wanted.getDedupKey();
    String id = key == null ? null : view.incidentByDedupKey(key);
    Incident incident = id == null ? null : view.incident(id);
    Incident last = incident == null ? null : MergeChain.last(incident, view::incident);
    return last != null && IncidentStates.isOpen(last.getState()) ? last : null;
  }

  private Verdict.@Nullable Rejected problem(Instant now) {
    String asset = wanted.getAsset();
    if (asset != null && view.graph().get(asset) == null) {
      return new Verdict.Rejected(RejectionReason.NOT_FOUND, "asset", "There is no asset " + asset);
    }
    Integer process = wanted.getProcess();
    if (process != null && (process < PlantProcess.FIRST || process > PlantProcess.LAST)) {
      return invalid("process", "must be between 1 and 9");
    }
    String time = new TimeLimits(now).reportProblem("started_at", wanted.getStartedAt());
    if (time != null) {
      return invalid("started_at", time);
    }
    Verdict.Rejected title = problem(IncidentField.TITLE, wanted.getTitle());
    Verdict.Rejected shift = problem(IncidentField.SHIFT, wanted.getShift());
    return title != null ? title : shift;
  }

  private static Verdict.@Nullable Rejected problem(IncidentField field, @Nullable String value) {
    String problem = field.problem(value);
    return problem == null ? null : invalid(field.fieldName(), problem);
  }

  private static Verdict.Rejected invalid(String field, String detail) {
    return new Verdict.Rejected(RejectionReason.INVALID, field, detail);
  }

  /** What it is about; null: about no asset. A process nobody declared is made now. */
  private @Nullable Asset asset(List<AlertRow> alerts) {
    if (wanted.getAsset() != null) {
      return view.graph().get(wanted.getAsset());
    }
    Integer process = wanted.getProcess();
    if (process == null) {
      return alerts.isEmpty() ? null : view.graph().get(alerts.getFirst().getAlert().getAsset());
    }
    String id = PlantProcess.asset(process);
    Asset known = view.graph().get(id);
    return known != null
        ? known
        : Asset.newBuilder()
            .setSpace(view.slug())
            .setId(id)
            .setKind("process")
            .setName(PlantProcess.name(process))
            .build();
  }

  private Opened opened(Command command, @Nullable Asset asset, Instant startedAt) {
    Severity severity = wanted.getSeverity();
    String assetId = asset == null ? "" : asset.getId();
    Integer process = wanted.getProcess();
    Integer of = process == null ? PlantProcess.of(assetId, view.graph()) : process;
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
        .setReportedBy(
            wanted.getReportedBy() == null ? command.getActor().getName() : wanted.getReportedBy())
        .setUrgency(wanted.getUrgency())
        .setPriority(wanted.getPriority())
        .setDedupKey(wanted.getDedupKey())
        .setScope(wanted.getScope())
        .setShift(shift.shift().name())
        .setShiftDate(shift.date().toString())
        .setProcess(of)
        .setBatch(batch == null ? RunningBatch.of(view::shiftLogOf, shift, of) : batch)
        .build();
  }

  private ShiftOfDay shift(Instant startedAt) {
    ZoneId zone = ZoneId.of(space.getTimeZone());
    if (wanted.getShift() == null) {
      return ShiftOfDay.at(startedAt, zone);
    }
    Shift shift = Shift.valueOf(wanted.getShift());
    String date = wanted.getShiftDate();
    return date == null
        ? ReportedShift.of(view.shiftLog(view.lastShiftLog()), shift, startedAt, zone)
        : new ShiftOfDay(LocalDate.parse(date), shift);
  }
}
