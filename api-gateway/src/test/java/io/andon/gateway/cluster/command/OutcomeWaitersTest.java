package io.andon.gateway.cluster.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.testing.Fixtures;
import io.andon.schema.internal.CommandOutcome;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutcomeWaitersTest {
  private final OutcomeWaiters waiters = new OutcomeWaiters();
  private final CommandOutcome outcome =
      new CommandOutcome("c1", "plant", Fixtures.NOW, null, null, null);

  @Test
  void aRetryWaitsBesideTheFirstTry() {
    CompletableFuture<CommandOutcome> first = waiters.join("c1");
    CompletableFuture<CommandOutcome> retry = waiters.join("c1");
    waiters.leave("c1", first);

    waiters.complete(outcome);

    assertThat(first).isNotDone();
    assertThat(retry).isCompletedWithValue(outcome);
    waiters.leave("c1", retry);
    assertThat(waiters.size()).isZero();
  }

  @Test
  void outcomesNobodyWaitsForAreDropped() {
    waiters.complete(outcome);

    assertThat(waiters.join("c1")).isNotDone();
    assertThat(waiters.size()).isEqualTo(1);
  }
}
