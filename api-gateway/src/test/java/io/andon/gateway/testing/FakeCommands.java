package io.andon.gateway.testing;

import io.andon.gateway.cluster.command.CommandClient;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decides commands as it is told, each id once. */
public final class FakeCommands implements CommandClient {
  public final List<Command> taken = new ArrayList<>();
  private final Map<String, CommandOutcome> outcomes = new HashMap<>();
  private Function<Command, CommandOutcome> decision = command -> done(command, null);

  /** Every command gives this result. */
  public void answer(Function<Command, @Nullable Object> result) {
    decision = command -> done(command, result.apply(command));
  }

  /** Every command is rejected. */
  public void reject(Rejection rejection) {
    decision =
        command ->
            new CommandOutcome(
                command.getId(),
                command.getSpace(),
                command.getIssuedAt(),
                rejection,
                null,
                command.getRequest());
  }

  /** Every command ends in this. */
  public void fail(RuntimeException failure) {
    decision =
        command -> {
          throw failure;
        };
  }

  private static CommandOutcome done(Command command, @Nullable Object result) {
    return new CommandOutcome(
        command.getId(),
        command.getSpace(),
        command.getIssuedAt(),
        null,
        result,
        command.getRequest());
  }

  @Override
  public synchronized CommandOutcome submit(Command command) {
    taken.add(command);
    return outcomes.computeIfAbsent(command.getId(), id -> decision.apply(command));
  }

  /** The body of the only command so far. */
  public <T> T only(Class<T> type) {
    if (taken.size() != 1) {
      throw new AssertionError("one command expected, but there are " + taken.size());
    }
    return type.cast(taken.getFirst().getBody());
  }
}
