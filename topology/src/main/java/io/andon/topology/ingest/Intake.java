package io.andon.topology.ingest;

import io.andon.schema.internal.Signal;
import org.jspecify.annotations.Nullable;

/** What becomes of one record from outside. A duplicate becomes nothing. */
public sealed interface Intake {
  /** A change somebody needs to know, or a link between two. */
  record Changed(Signal signal) implements Intake {}

  /** Cannot be used: goes to the dead letters as it came or cut, the reason in the headers. */
  record Refused(byte @Nullable [] key, byte @Nullable [] value) implements Intake {}

  /**
   * On the wrong partition because its key does not fit its content: goes round once with the right
   * key.
   */
  record Misplaced(byte[] rightKey, byte @Nullable [] value) implements Intake {}
}
