package io.andon.topology.space.command;

import io.andon.schema.FieldChanged;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import io.andon.schema.internal.RejectionReason;
import io.andon.schema.internal.Space;
import io.andon.topology.incident.IncidentField;
import io.andon.topology.incident.StateMachine;
import io.andon.topology.plant.Shift;
import io.andon.topology.space.IncidentEditing;
import io.andon.topology.space.ReportedShift;
import io.andon.topology.space.SpaceView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes fields and state of an incident: all edits are taken, or none. */
final class EditIncidentCommand {
  private static final String STATE = "state";
  private static final String SNOOZED_UNTIL = "snoozed_until";

  private EditIncidentCommand() {}

  static Verdict decide(
      SpaceView view, Space space, Command command, EditIncident edit, Instant now) {
    return IncidentTarget.judge(
        view,
        command,
        edit.getIncident(),
        incident -> decide(new Target(view, space, incident), command, edit, now));
  }

  private record Target(SpaceView view, Space space, Incident incident) {}

  private static Verdict decide(Target target, Command command, EditIncident edit, Instant now) {
    Incident incident = target.incident();
    Instant until = null;
    IncidentState to = null;
    boolean wakes = false;
    for (FieldEdit field : edit.getEdits()) {
      String value = field.getValue();
      switch (field.getField()) {
        case STATE -> {
          to = state(value);
          if (to == null) {
            return invalid(STATE, "is no state: " + value);
          }
        }
        case SNOOZED_UNTIL -> {
          until = time(value);
          if (until == null && value != null) {
            return invalid(SNOOZED_UNTIL, "is no time: " + value);
          }
          wakes = value == null;
        }
        default -> {
          Verdict.Rejected problem = problem(field.getField(), value, target.view());
          if (problem != null) {
            return problem;
          }
        }
      }
    }
    if (wakes && to == null && incident.getState() == IncidentState.SNOOZED) {
      to = StateMachine.awake(incident);
    }
    if (until == null && edit.getAlready().contains(incident.getState())) {
      to = null; // it is what is wanted, under another name
    }
    Verdict.Rejected move = problem(incident, to, until, now);
    if (move != null) {
      return move;
    }
    Verdict.Rejected missing = missing(incident, edit);
    if (missing != null) {
      return missing;
    }
    if (to != null && !edit.getFrom().isEmpty() && !edit.getFrom().contains(incident.getState())) {
      return illegal(incident.getState(), to);
    }
    IncidentEditing editing =
        IncidentTarget.edit(target.view(), target.space(), command, incident, now);
    for (FieldEdit edited : edit.getEdits()) {
      IncidentField field = IncidentField.find(edited.getField());
      if (field != null) {
        String before = field.get(incident);
        String after = valueOrNull(edited.getValue());
        if (!Objects.equals(before, after)) {
          editing.change(new FieldChanged(field.fieldName(), before, after));
        }
        if (field == IncidentField.SHIFT && after != null && !after.equals(before)) {
          moveDate(target, editing, Shift.valueOf(after));
        }
      }
    }
    if (to != null && (to != incident.getState() || until != null)) {
      String reason = edit.getReason();
      editing.move(
          to, reason != null ? reason : "Set to " + to.name().toLowerCase(Locale.ROOT), until);
    }
    return new Verdict.Done(editing.finish(), editing.incident());
  }

  private static @Nullable String valueOrNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }

  /** Another shift may be one of another day: T3 of the morning began the day before. */
  private static void moveDate(Target target, IncidentEditing editing, Shift shift) {
    ZoneId zone = ZoneId.of(target.space().getTimeZone());
    Incident incident = editing.incident();
    String before = incident.getShiftDate();
    Instant startedAt = incident.getStartedAt();
    String after = ReportedShift.of(target.view(), shift, startedAt, zone).date().toString();
    if (!after.equals(before)) {
      editing.change(new FieldChanged(IncidentField.SHIFT_DATE.fieldName(), before, after));
    }
  }

  private static @Nullable IncidentState state(@Nullable String value) {
    for (IncidentState state : IncidentState.values()) {
      if (state.name().equals(value)) {
        return state;
      }
    }
    return null;
  }

  private static @Nullable Instant time(@Nullable String value) {
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static Verdict.Rejected invalid(@Nullable String field, String detail) {
    return new Verdict.Rejected(RejectionReason.INVALID, field, detail);
  }

  private static Verdict.@Nullable Rejected problem(
      String name, @Nullable String value, SpaceView view) {
    IncidentField field = IncidentField.find(name);
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
    return problem == null ? null : invalid(name, problem);
  }

  private static Verdict.@Nullable Rejected problem(
      Incident incident, @Nullable IncidentState to, @Nullable Instant until, Instant now) {
    if (to == null) {
      return until == null ? null : invalid(SNOOZED_UNTIL, "needs the state to be snoozed");
    }
    if (to == IncidentState.SNOOZED) {
      if (until == null || !until.isAfter(now)) {
        return invalid(SNOOZED_UNTIL, "must be given and in the future");
      }
    } else if (until != null) {
      return invalid(SNOOZED_UNTIL, "is only for the state snoozed");
    }
    IncidentState from = incident.getState();
    boolean stays = to == from && from != IncidentState.CLOSED;
    if (to == IncidentState.MERGED || !(stays || StateMachine.allows(from, to))) {
      return illegal(from, to);
    }
    return null;
  }

  private static Verdict.Rejected illegal(IncidentState from, IncidentState to) {
    return new Verdict.Rejected(
        RejectionReason.ILLEGAL_TRANSITION,
        STATE,
        "An incident that is %s cannot become %s".formatted(word(from), word(to)));
  }

  /** A field that must not be empty afterwards and would be. */
  private static Verdict.@Nullable Rejected missing(Incident incident, EditIncident edit) {
    for (String name : required(incident, edit)) {
      IncidentField field = IncidentField.find(name);
      String value = field == null ? null : field.get(incident);
      for (FieldEdit edited : edit.getEdits()) {
        if (edited.getField().equals(name)) {
          value = edited.getValue();
        }
      }
      if (value == null || value.isBlank()) {
        return invalid(name, "is required");
      }
    }
    return null;
  }

  // closing is over: nothing more is asked for it, but what was done about it stays on record
  private static List<String> required(Incident incident, EditIncident edit) {
    if (incident.getState() != IncidentState.CLOSED) {
      return edit.getRequires();
    }
    return incident.getCorrectiveAction() == null
        ? List.of()
        : List.of(IncidentField.CORRECTIVE_ACTION.fieldName());
  }

  private static String word(IncidentState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
