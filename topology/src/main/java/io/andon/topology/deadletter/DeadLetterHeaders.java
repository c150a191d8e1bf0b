package io.andon.topology.deadletter;

/**
 * Headers of a record on {@code dead-letters}; key and value are as they came, or cut when they are
 * too large.
 */
public final class DeadLetterHeaders {
  /** Why it could not be used, one sentence. */
  public static final String REASON = "andon.reason";

  /** Topic it came from. */
  public static final String TOPIC = "andon.topic";

  /** Partition it came from, decimal. */
  public static final String PARTITION = "andon.partition";

  /** Its offset there, decimal. */
  public static final String OFFSET = "andon.offset";

  /** How large the value was before it was cut, bytes, decimal; absent: it is as it came. */
  public static final String SIZE = "andon.size";

  private DeadLetterHeaders() {}
}
