package io.andon.standalone.plant;

import java.time.Duration;

/** A stretch of wall-clock time, as offsets since the plant started; negative is before that. */
record Span(Duration from, Duration to) {

  Duration length() {
    return to.minus(from);
  }

  boolean contains(Duration offset) {
    return offset.compareTo(from) >= 0 && offset.compareTo(to) < 0;
  }
}
