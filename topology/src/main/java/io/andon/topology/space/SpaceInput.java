package io.andon.topology.space;

import io.andon.schema.internal.Signal;
import org.jspecify.annotations.Nullable;

/** What reaches a space. */
sealed interface SpaceInput {
  record OfSignal(Signal signal) implements SpaceInput {}

  /** A command as it came: reading it is part of deciding on it. */
  record OfCommand(byte @Nullable [] bytes) implements SpaceInput {}
}
