package io.andon.core.delivery;

/**
 * What is known of a receiver. Those of one kind share threads and nothing with the others: however
 * many new ones hang, those that are known to be well find free threads.
 */
public enum Health {
  /** Never tried by this node. */
  UNTRIED,
  /** It took the last message quickly. */
  SOUND,
  /** It failed or was slow the last time. */
  SUSPECT
}
