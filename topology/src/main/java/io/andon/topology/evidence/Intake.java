package io.andon.topology.evidence;

import io.andon.schema.internal.Signal;
import org.jspecify.annotations.Nullable;

/** What becomes of one record from outside. A duplicate becomes nothing. */
public sealed interface Intake {
  /**
   * A change somebody needs to know.
   *
   * @param signal what goes to the space
   * @param onset what takes part in the join of alerts and downtime; null for the rest
   */
  record Changed(Signal signal, @Nullable Onset onset) implements Intake {}

  /** Cannot be used: goes to the dead letters as it came, the reason in the headers. */
  record Refused(byte @Nullable [] value) implements Intake {}

  /**
   * On the wrong partition because its key does not fit its content: goes round once with the right
   * key.
   */
  record Misplaced(byte[] rightKey, byte @Nullable [] value) implements Intake {}
}
