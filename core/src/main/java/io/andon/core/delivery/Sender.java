package io.andon.core.delivery;

import java.util.function.Consumer;

/** Sends attempts, beside the threads that decide. */
public interface Sender extends AutoCloseable {
  /**
   * Begins an attempt; returns at once. False: all that could send it are busy, nothing was begun.
   *
   * @param done called once, from another thread
   */
  boolean offer(Attempt attempt, Consumer<Outcome> done);

  @Override
  void close();
}
