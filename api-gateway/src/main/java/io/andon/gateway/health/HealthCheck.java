package io.andon.gateway.health;

import java.util.Locale;

/** What is looked at. */
public enum HealthCheck {
  /** The topology runs or can still recover. */
  TOPOLOGY(Weight.FATAL),
  /** Spaces and keys are followed. */
  DIRECTORY(Weight.FATAL),
  /** Outcomes of commands are followed. */
  OUTCOMES(Weight.FATAL),
  /** Stream threads do not die one after the other. */
  CRASH_LOOP(Weight.DEAD),
  /** The start is over. */
  START(Weight.NOT_READY),
  /** Every task is running: none moves, none is being restored. */
  STATE(Weight.NOT_READY),
  /** Every stream thread came round lately, so each of its tasks worked or had nothing to do. */
  STREAM_THREADS(Weight.NOT_READY),
  /** No stream thread died lately. */
  THREAD_DEATHS(Weight.NOT_READY),
  /** A write was committed lately. */
  WRITES(Weight.NOT_READY),
  /** No partition's state is behind what was published from it. */
  PARTITIONS(Weight.NOT_READY);

  /** What it means when the check fails; each includes the next. */
  enum Weight {
    /** Only a restart helps: the node ends itself. */
    FATAL,
    /** Not live. */
    DEAD,
    /** Not ready. */
    NOT_READY
  }

  private final Weight weight;

  HealthCheck(Weight weight) {
    this.weight = weight;
  }

  boolean isAtLeast(Weight wanted) {
    return weight.compareTo(wanted) <= 0;
  }

  /** Its name among the metrics. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
