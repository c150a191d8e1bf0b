package io.andon.topology.delivery.stream;

import io.andon.schema.internal.CommandOutcome;
import org.jspecify.annotations.Nullable;

/** What goes back into topics; what leaves the system leaves by the sender. */
sealed interface DeliveryOutput {
  record OfOutcome(CommandOutcome outcome) implements DeliveryOutput {}

  /** Reason and origin are in the record's headers. */
  record OfDeadLetter(byte @Nullable [] key, byte @Nullable [] value) implements DeliveryOutput {}
}
