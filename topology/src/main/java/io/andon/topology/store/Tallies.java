package io.andon.topology.store;

import io.andon.schema.AlertStatus;

/** Names of the counters of a space. */
final class Tallies {
  /** Alerts with a place, whatever their status. */
  static final String PLACED = "PLACED";

  private Tallies() {}

  static String alerts(boolean active) {
    return (active ? AlertStatus.ACTIVE : AlertStatus.RESOLVED).name();
  }
}
