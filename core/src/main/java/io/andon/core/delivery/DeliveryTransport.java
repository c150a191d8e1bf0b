package io.andon.core.delivery;

/**
 * A way out of the system, one for each kind of target: makes one attempt and waits for what
 * becomes of it.
 */
public interface DeliveryTransport extends AutoCloseable {
  Outcome send(Attempt attempt);

  @Override
  void close();
}
