package io.andon.topology.query;

/** Which alerts a list holds. */
public enum AlertFilter {
  ALL,
  ACTIVE,
  RESOLVED,
  /** Those that say where on earth they are, whatever their status. */
  WITH_PLACE
}
