package io.andon.topology.settings;

/** What to do with a record that kills whoever reads it, again and again. */
public enum Poison {
  /** It becomes a dead letter, and the work goes on. */
  PARK,
  /** The node ends and names it: a person decides. */
  STOP
}
