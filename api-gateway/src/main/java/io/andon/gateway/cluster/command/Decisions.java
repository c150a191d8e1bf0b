package io.andon.gateway.cluster.command;

import io.andon.gateway.metrics.CommandMeter;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import java.util.Objects;

/** Gets commands decided: what was done comes back as a value, a refusal as a problem. */
public final class Decisions {
  private final CommandClient client;
  private final CommandMeter meter;

  public Decisions(CommandClient client, CommandMeter meter) {
    this.client = client;
    this.meter = meter;
  }

  /**
   * Has the command decided.
   *
   * @throws ProblemException when the space refused or no outcome came in time
   */
  public void decide(Command command) {
    CommandOutcome unused = done(command);
  }

  /**
   * Has the command decided and gives its result.
   *
   * @return the thing as it is now
   * @throws ProblemException when the space refused or no outcome came in time
   */
  public <T> T decide(Command command, Class<T> result) {
    CommandOutcome outcome = done(command);
    if (!result.isInstance(outcome.getResult())) {
      // the id was decided before, as something else
      throw new ProblemException(new Problem.KeyReused());
    }
    return result.cast(outcome.getResult());
  }

  private CommandOutcome done(Command command) {
    CommandOutcome outcome = meter.time(command, () -> client.submit(command));
    if (!Objects.equals(outcome.getRequest(), command.getRequest())) {
      throw new ProblemException(new Problem.KeyReused());
    }
    if (outcome.getRejection() != null) {
      throw new ProblemException(new Problem.Rejected(outcome.getRejection()));
    }
    return outcome;
  }
}
