package io.andon.core.command;

import io.andon.core.evidence.IncidentEditing;
import io.andon.core.incident.IncidentField;
import io.andon.core.incident.StateMachine;
import io.andon.core.rejection.Rejections;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Where an edit wants an incident to go, and whether there is a way. */
final class WantedMove {
  private static final String STATE = "state";
  private static final String SNOOZED_UNTIL = "snoozed_until";

  private final Incident incident;
  private final EditIncident edit;
  private @Nullable IncidentState to;
  private @Nullable Instant until;
  private boolean corrects;

  private WantedMove(Incident incident, EditIncident edit) {
    this.incident = incident;
    this.edit = edit;
  }

  /** A move, or why there is none such. */
  record Checked(WantedMove move, Verdict.@Nullable Rejected problem) {}

  /** Whether a field of an edit is about the move. */
  static boolean has(FieldEdit edit) {
    return edit.getField().equals(STATE) || edit.getField().equals(SNOOZED_UNTIL);
  }

  /**
   * Reads the move an edit asks for and checks whether it can be made.
   *
   * @param snooze how long it sleeps when the edit does not say
   */
  static Checked of(Incident incident, EditIncident edit, Instant now, Duration snooze) {
    WantedMove move = new WantedMove(incident, edit);
    Verdict.Rejected unreadable = move.read();
    return new Checked(move, unreadable == null ? move.problem(now, snooze) : unreadable);
  }

  private Verdict.@Nullable Rejected read() {
    boolean wakes = false;
    for (FieldEdit field : edit.getEdits()) {
      String value = field.getValue();
      switch (field.getField()) {
        case STATE -> {
          to = state(value);
          if (to == null) {
            return Verdict.invalid(STATE, "is no state: " + value);
          }
        }
        case SNOOZED_UNTIL -> {
          until = time(value);
          if (until == null && value != null) {
            return Verdict.invalid(SNOOZED_UNTIL, "is no time: " + value);
          }
          wakes = value == null;
        }
        default -> {}
      }
    }
    if (wakes && to == null && incident.getState() == IncidentState.SNOOZED) {
      to = StateMachine.awake(incident);
    }
    return null;
  }

  private Verdict.@Nullable Rejected problem(Instant now, Duration snooze) {
    boolean corrected = incident.getCorrectedAt() != null;
    if (edit.getCorrective() && to == IncidentState.CLOSED && !corrected) {
      corrects = true;
      return uncorrected();
    }
    if (edit.getCorrective() && corrected && to != null && to != IncidentState.CLOSED) {
      return illegal(to);
    }
    if (until == null && edit.getAlready().contains(incident.getState())) {
      to = null; // it is what is wanted, under another name
    }
    if (to == IncidentState.SNOOZED && until == null) {
      until = now.plus(snooze);
    }
    Verdict.Rejected problem = unallowed(now);
    return problem == null && to != null && !isFromWhereAllowed() ? illegal(to) : problem;
  }

  private boolean isFromWhereAllowed() {
    return edit.getFrom().isEmpty() || edit.getFrom().contains(incident.getState());
  }

  /** Closing with a corrective action needs one, given now or before. */
  private Verdict.@Nullable Rejected uncorrected() {
    String name = IncidentField.CORRECTIVE_ACTION.fieldName();
    String action = incident.getCorrectiveAction();
    for (FieldEdit edited : edit.getEdits()) {
      action = edited.getField().equals(name) ? edited.getValue() : action;
    }
    return action == null || action.isBlank() ? Verdict.invalid(name, "is required") : null;
  }

  private Verdict.@Nullable Rejected unallowed(Instant now) {
    if (to == null) {
      return until == null ? null : Verdict.invalid(SNOOZED_UNTIL, "needs the state to be snoozed");
    }
    if (to == IncidentState.SNOOZED) {
      if (until == null || !until.isAfter(now)) {
        return Verdict.invalid(SNOOZED_UNTIL, "must be in the future");
      }
    } else if (until != null) {
      return Verdict.invalid(SNOOZED_UNTIL, "is only for the state snoozed");
    }
    IncidentState from = incident.getState();
    boolean stays = to == from && from != IncidentState.CLOSED;
    return to == IncidentState.MERGED || !(stays || StateMachine.allows(from, to))
        ? illegal(to)
        : null;
  }

  /** Moves the incident; only when there was no problem. */
  void carryOut(IncidentEditing editing) {
    if (corrects) {
      editing.correct(edit.getReason());
    } else if (to != null && (to != incident.getState() || until != null)) {
      editing.move(to, edit.getReason(), until);
    }
  }

  private Verdict.Rejected illegal(IncidentState wanted) {
    return new Verdict.Rejected(
        Rejections.noSuchMove(incident.getState(), incident.getCorrectedAt() != null, wanted));
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
}
