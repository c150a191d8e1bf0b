package io.andon.standalone.plant;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One time a service was down.
 *
 * @param downs looks that saw it down, at least one
 * @param ups looks that saw it up again, the first of which ended the outage; none while it lasts
 */
record Outage(List<Look> downs, List<Look> ups) {

  /** The monitor looked at a service and saw this. */
  record Look(Duration offset, Transition seen) {}

  /** The outages of one service from all looks at it in order; what precedes the first is left. */
  static List<Outage> of(List<Look> looks) {
    var outages = new ArrayList<Outage>();
    for (Look look : looks) {
      if (!look.seen().state().up()) {
        if (outages.isEmpty() || !outages.getLast().ups().isEmpty()) {
          outages.add(new Outage(new ArrayList<>(), new ArrayList<>()));
        }
        outages.getLast().downs().add(look);
      } else if (!outages.isEmpty()) {
        outages.getLast().ups().add(look);
      }
    }
    return outages;
  }

  Look first() {
    return downs.getFirst();
  }
}
