package io.andon.core.incident;

import io.andon.schema.IncidentState;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Groups of incident states that rules are about. */
public final class IncidentStates {
  /** The states of incidents that are not over. */
  public static final Set<IncidentState> OPEN =
      Stream.of(IncidentState.values())
          .filter(IncidentStates::isOpen)
          .collect(Collectors.toUnmodifiableSet());

  private IncidentStates() {}

  /** Whether an incident in this state is not over, so that it may take more evidence. */
  public static boolean isOpen(IncidentState state) {
    return switch (state) {
      case OPEN, INVESTIGATING, SNOOZED -> true;
      case RESOLVED, CLOSED, MERGED -> false;
    };
  }
}
