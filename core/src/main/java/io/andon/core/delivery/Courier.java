package io.andon.core.delivery;

/** Carries one attempt out and waits for what becomes of it. */
public interface Courier extends AutoCloseable {
  Outcome carry(Attempt attempt);

  @Override
  void close();
}
