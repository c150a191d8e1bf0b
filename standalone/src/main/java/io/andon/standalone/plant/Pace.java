package io.andon.standalone.plant;

import java.time.Duration;
import java.time.Instant;

/** Holds the plant back to real time. */
interface Pace {

  /** Starts the clock: offset zero is now. */
  Instant begin();

  /**
   * Waits for an offset to come.
   *
   * @return false when the plant is to stop instead
   */
  boolean reached(Duration offset) throws InterruptedException;

  /** Ends every wait, now and later. */
  void stop();
}
