package io.andon.core.delivery;

import io.andon.schema.internal.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where deliveries go, as far as this node has heard. */
public interface Receivers {
  /** The receiver of a delivery as it is at {@code now}. */
  Lookup find(Delivery delivery, Instant now);

  /** When a receiver was changed last, as far as is known; null: it never is. */
  default @Nullable Instant version(ReceiverId receiver) {
    return null;
  }

  /** What is known of a receiver. */
  sealed interface Lookup {}

  record Known(Target target) implements Lookup {}

  /** Nothing may be sent there. */
  record Forbidden(String why) implements Lookup {}

  /** This node has not heard of it yet. */
  record Unheard() implements Lookup {}

  /** It was removed. */
  record Gone() implements Lookup {}
}
