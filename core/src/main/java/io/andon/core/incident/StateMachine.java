package io.andon.core.incident;

import static io.andon.schema.IncidentState.CLOSED;
import static io.andon.schema.IncidentState.INVESTIGATING;
import static io.andon.schema.IncidentState.MERGED;
import static io.andon.schema.IncidentState.OPEN;
import static io.andon.schema.IncidentState.RESOLVED;
import static io.andon.schema.IncidentState.SNOOZED;

import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import java.util.Set;

/**
 * Which way an incident may move. Staying where it is is no move and always allowed, except for the
 * final states.
 */
public final class StateMachine {
  private StateMachine() {}

  /** Where an incident may go from {@code from}. */
  public static Set<IncidentState> next(IncidentState from) {
    return switch (from) {
      case OPEN -> Set.of(INVESTIGATING, SNOOZED, RESOLVED, CLOSED, MERGED);
      case INVESTIGATING -> Set.of(OPEN, SNOOZED, RESOLVED, CLOSED, MERGED);
      case SNOOZED -> Set.of(OPEN, INVESTIGATING, RESOLVED, CLOSED, MERGED);
      case RESOLVED -> Set.of(OPEN, CLOSED);
      case CLOSED, MERGED -> Set.of();
    };
  }

  /** What a snoozed incident wakes up as: people who took it on still have it. */
  public static IncidentState awake(Incident snoozed) {
    return snoozed.getAcknowledgedAt() == null ? OPEN : INVESTIGATING;
  }

  public static boolean allows(IncidentState from, IncidentState to) {
    return next(from).contains(to);
  }
}
