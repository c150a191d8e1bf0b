package io.andon.gateway.cluster.command;

import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;

/** Hands commands to their space and waits for what was decided. */
public interface CommandClient {
  /**
   * Sends the command and waits until its outcome is committed. Sending the same id again is safe:
   * it is decided once.
   *
   * @throws io.andon.gateway.problem.ProblemException when no outcome came in time
   */
  CommandOutcome submit(Command command);
}
