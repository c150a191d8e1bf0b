package io.andon.gateway.cluster.command;

import io.andon.schema.internal.CommandOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Who waits for which command; a retry may wait beside the first try. */
final class OutcomeWaiters {
  private final Map<String, List<CompletableFuture<CommandOutcome>>> waiting =
      new ConcurrentHashMap<>();

  /** Begins to wait; must be followed by {@link #leave}. */
  CompletableFuture<CommandOutcome> join(String commandId) {
    CompletableFuture<CommandOutcome> waiter = new CompletableFuture<>();
    waiting.compute(
        commandId,
        (id, others) -> {
          List<CompletableFuture<CommandOutcome>> all =
              others == null ? new ArrayList<>(1) : new ArrayList<>(others);
          all.add(waiter);
          return all;
        });
    return waiter;
  }

  void leave(String commandId, CompletableFuture<CommandOutcome> waiter) {
    waiting.computeIfPresent(
        commandId,
        (id, all) -> {
          List<CompletableFuture<CommandOutcome>> rest = new ArrayList<>(all);
          rest.removeIf(waiter::equals);
          return rest.isEmpty() ? null : rest;
        });
  }

  void complete(CommandOutcome outcome) {
    List<CompletableFuture<CommandOutcome>> waiters = waiting.remove(outcome.getId());
    if (waiters != null) {
      waiters.forEach(waiter -> waiter.complete(outcome));
    }
  }

  int size() {
    return waiting.size();
  }
}
