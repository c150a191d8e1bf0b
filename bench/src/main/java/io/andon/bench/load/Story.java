package io.andon.bench.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/** One alert or one downtime event during an episode, version by version. */
abstract class Story {
  private final List<Event> changes = new ArrayList<>();

  /** What is told, and when. */
  record Told(Instant at, SpecificRecord value, boolean change) {}

  abstract Event event(Told told);

  /** The version in force at that time, told once more. */
  abstract Event again(Instant at, SplittableRandom dice);

  final void tell(Instant at, SpecificRecord value) {
    changes.add(event(new Told(at, value, true)));
  }

  /** Every version, oldest first. */
  final List<Event> changes() {
    return changes;
  }

  final SpecificRecord inForce(Instant at) {
    SpecificRecord value = changes.getFirst().value();
    for (Event change : changes) {
      if (!change.at().isAfter(at)) {
        value = change.value();
      }
    }
    return value;
  }
}
