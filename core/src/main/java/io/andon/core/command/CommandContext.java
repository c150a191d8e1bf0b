package io.andon.core.command;

import io.andon.core.evidence.IncidentEditing;
import io.andon.core.space.DecisionContext;
import io.andon.core.space.SpaceView;
import io.andon.schema.Incident;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.Space;
import java.time.Instant;

/**
 * What every decision on a command looks at.
 *
 * @param view the space as it is
 * @param space its settings
 * @param command who wants something, from where, and which versions are expected
 * @param now when it is decided
 */
record CommandContext(SpaceView view, Space space, Command command, Instant now) {
  /** Name of who wants it. */
  String actor() {
    return command.getActor().getName();
  }

  DecisionContext cause() {
    return cause(command, now);
  }

  static DecisionContext cause(Command command, Instant now) {
    return new DecisionContext(
        command.getId(), command.getActor(), command.getSurface(), command.getIssuedAt(), now);
  }

  /** Begins the edits of an incident that is not merged. */
  IncidentEditing edit(Incident incident) {
    return IncidentEditing.of(view, space, cause(), incident);
  }
}
