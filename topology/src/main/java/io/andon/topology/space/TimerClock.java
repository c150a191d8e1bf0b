package io.andon.topology.space;

import java.time.Instant;

/**
 * The time timers go by. While records flow it is the arrival time of the latest one: catching up
 * on a backlog must not resolve incidents whose next signal is already waiting. When nothing flows
 * it is the wall clock.
 */
final class TimerClock {
  private Instant latest = Instant.MIN;
  private boolean busy;

  void arrived(Instant at) {
    busy = true;
    if (at.isAfter(latest)) {
      latest = at;
    }
  }

  Instant tick(Instant wallClock) {
    Instant now = busy && latest.isBefore(wallClock) ? latest : wallClock;
    busy = false;
    return now;
  }
}
