package io.andon.topology.store;

import io.andon.schema.AlertStatus;

/** Names of the counters of a space. */
final class CounterNames {
  /** Alerts that are threats, whatever their status. */
  static final String THREATS = "THREATS";

  private CounterNames() {}

  static String alerts(boolean active) {
    return (active ? AlertStatus.ACTIVE : AlertStatus.RESOLVED).name();
  }
}
