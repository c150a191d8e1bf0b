package io.andon.core.incident;

import static io.andon.schema.IncidentState.CLOSED;
import static io.andon.schema.IncidentState.INVESTIGATING;
import static io.andon.schema.IncidentState.MERGED;
import static io.andon.schema.IncidentState.OPEN;
import static io.andon.schema.IncidentState.RESOLVED;
import static io.andon.schema.IncidentState.SNOOZED;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.schema.IncidentState;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateMachineTest {
  @Test
  void allowsExactlyTheseMoves() {
    Map<IncidentState, Set<IncidentState>> moves =
        Map.of(
            OPEN, Set.of(INVESTIGATING, SNOOZED, RESOLVED, CLOSED, MERGED),
            INVESTIGATING, Set.of(OPEN, SNOOZED, RESOLVED, CLOSED, MERGED),
            SNOOZED, Set.of(OPEN, INVESTIGATING, RESOLVED, CLOSED, MERGED),
            RESOLVED, Set.of(OPEN, CLOSED),
            CLOSED, Set.of(),
            MERGED, Set.of());
    for (IncidentState from : IncidentState.values()) {
      for (IncidentState to : IncidentState.values()) {
        assertThat(StateMachine.allows(from, to))
            .as(from + " to " + to)
            .isEqualTo(moves.get(from).contains(to));
      }
    }
  }
}
