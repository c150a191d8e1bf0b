package io.andon.gateway.cluster.directory;

import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets many requests share one look at the end of the topic. A request may only share a look that
 * begins after the request did; one that is under way may have missed what the request asks for.
 * Looks are spaced out, so that a flood of unknown keys costs Kafka a few requests a second.
 */
final class CatchUp implements Runnable, AutoCloseable {
  private final BooleanSupplier look;
  private final long spacingNanos;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("directory-catch-up").factory());
  private @Nullable CompletableFuture<Boolean> next;
  private long notBefore = System.nanoTime();

  /**
   * @param look waits until all that was committed before it began is known; false: it did not work
   */
  CatchUp(BooleanSupplier look, Duration spacing) {
    this.look = look;
    this.spacingNanos = spacing.toNanos();
  }

  @Override
  public void run() {
    boolean caughtUp;
    try {
      caughtUp = join().join();
    } catch (CompletionException e) {
      caughtUp = false;
    }
    if (!caughtUp) {
      throw new ProblemException(
          Problem.Unavailable.soon("Spaces and keys cannot be looked up right now"));
    }
  }

  private synchronized CompletableFuture<Boolean> join() {
    if (next == null) {
      CompletableFuture<Boolean> planned = new CompletableFuture<>();
      long delay = Math.max(0, notBefore - System.nanoTime());
      var unused = executor.schedule(() -> take(planned), delay, TimeUnit.NANOSECONDS);
      next = planned;
    }
    return next;
  }

  private void take(CompletableFuture<Boolean> planned) {
    begin();
    try {
      planned.complete(look.getAsBoolean());
    } catch (RuntimeException e) {
      planned.completeExceptionally(e);
    }
  }

  private synchronized void begin() {
    next = null;
    notBefore = System.nanoTime() + spacingNanos;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
