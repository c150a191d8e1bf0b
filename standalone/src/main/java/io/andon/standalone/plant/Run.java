package io.andon.standalone.plant;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One run of the plant: maps offsets to event times, and names ids so that no two runs share one.
 *
 * @param start wall-clock time of offset zero
 */
record Run(Instant start) {

  /** Cut to milliseconds, which is what the schemas keep; never later than the offset itself. */
  Instant at(Duration offset) {
    return start.plus(offset).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Short and sortable: the second of the start, base 36. */
  String id() {
    return Long.toString(start.getEpochSecond(), 36);
  }
}
