package io.andon.core.query;

/** Which alerts a list holds. */
public enum AlertFilter {
  ALL,
  ACTIVE,
  RESOLVED,
  /** Those with a place, or reported as threats, whatever their status. */
  THREATS
}
