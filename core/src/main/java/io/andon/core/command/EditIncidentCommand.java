package io.andon.core.command;

import io.andon.core.evidence.IncidentEditing;
import io.andon.core.incident.IncidentField;
import io.andon.core.rejection.Rejections;
import io.andon.core.shift.ReportedShift;
import io.andon.core.shift.Shift;
import io.andon.core.space.SpaceView;
import io.andon.schema.FieldChanged;
import io.andon.schema.Incident;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import io.andon.schema.internal.ShiftLog;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes fields and state of an incident: all edits are taken, or none. */
final class EditIncidentCommand {
  private EditIncidentCommand() {}

  static Verdict decide(CommandContext context, EditIncident edit) {
    return IncidentTarget.decide(
        context, edit.getIncident(), incident -> decide(context, incident, edit));
  }

  private static Verdict decide(CommandContext context, Incident incident, EditIncident edit) {
    for (FieldEdit field : edit.getEdits()) {
      Verdict.Rejected problem = WantedMove.has(field) ? null : problem(field, context.view());
      if (problem != null) {
        return problem;
      }
    }
    WantedMove.Checked wanted =
        WantedMove.of(
            incident, edit, context.now(), Duration.ofMillis(context.space().getSnoozeMs()));
    if (wanted.problem() != null) {
      return wanted.problem();
    }
    Verdict.Rejected fixed = incident.getCorrectedAt() == null ? null : onRecord(incident, edit);
    if (fixed != null) {
      return fixed;
    }
    IncidentEditing editing = context.edit(incident);
    for (FieldEdit edited : edit.getEdits()) {
      IncidentField field = IncidentField.find(edited.getField());
      if (field != null) {
        // as it is by now: an earlier edit may have changed this field too
        String before = field.get(editing.incident());
        String after = valueOrNull(edited.getValue());
        if (!Objects.equals(before, after)) {
          editing.change(new FieldChanged(field.fieldName(), before, after));
        }
        if (field == IncidentField.SHIFT && after != null && !after.equals(before)) {
          moveDate(context, editing, Shift.valueOf(after));
        }
      }
    }
    wanted.move().carryOut(editing);
    return new Verdict.Done(editing.finish(), editing.incident());
  }

  private static @Nullable String valueOrNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  /** Another shift may be one of another day: T3 of the morning began the day before. */
  private static void moveDate(CommandContext context, IncidentEditing editing, Shift shift) {
    ZoneId zone = ZoneId.of(context.space().getTimeZone());
    Incident incident = editing.incident();
    String before = incident.getShiftDate();
    Instant startedAt = incident.getStartedAt();
    ShiftLog last = context.view().shiftLog(context.view().lastShiftLog());
    String after = ReportedShift.of(last, shift, startedAt, zone).date().toString();
    if (!after.equals(before)) {
      editing.change(new FieldChanged(IncidentField.SHIFT_DATE.fieldName(), before, after));
    }
  }

  private static Verdict.@Nullable Rejected problem(FieldEdit edit, SpaceView view) {
    String value = edit.getValue();
    IncidentField field = IncidentField.find(edit.getField());
    String problem = field == null ? "cannot be edited" : field.problem(value);
    if (problem == null
        && field == IncidentField.ROOT_ASSET
        && value != null
        && view.graph().get(value) == null) {
      problem = "is not an asset of this space: " + value;
    }
    if (problem == null
        && field == IncidentField.ASSIGNEE
        && value != null
        && !value.isBlank()
        && view.user(value) == null) {
      problem = "is not a user of this space: " + value;
    }
    return problem == null ? null : Verdict.invalid(edit.getField(), problem);
  }

  /** What the shift log has as closed stays as it was written then. */
  private static Verdict.@Nullable Rejected onRecord(Incident incident, EditIncident edit) {
    for (FieldEdit edited : edit.getEdits()) {
      IncidentField field = IncidentField.find(edited.getField());
      if (field != null
          && field.isOnRecord()
          && !Objects.equals(field.get(incident), valueOrNull(edited.getValue()))) {
        return new Verdict.Rejected(Rejections.onRecord(field.fieldName()));
      }
    }
    return null;
  }
}
