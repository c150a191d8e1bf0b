package io.andon.topology.delivery;

import io.andon.schema.internal.Delivery;
import java.time.Instant;

/** Where deliveries go, as far as this node has heard. */
public interface Receivers {
  /** The receiver of a delivery as it is at {@code now}. */
  Lookup find(Delivery delivery, Instant now);

  /** What is known of a receiver. */
  sealed interface Lookup {}

  record Known(Target target) implements Lookup {}

  /** This node has not heard of it yet. */
  record Unheard() implements Lookup {}

  /** It was removed. */
  record Gone() implements Lookup {}
}
