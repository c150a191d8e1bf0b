package io.andon.gateway.shiftlog;

import io.andon.gateway.json.Text;
import io.andon.gateway.json.Words;
import io.andon.topology.plant.Shift;

/** What the fields of an incident may hold, in a request of whatever kind. */
final class Rules {
  static final Text TITLE = new Text(1, 200, false);
  static final Text DESCRIPTION = new Text(1, 10_000, true);
  static final Text CORRECTIVE_ACTION = Text.PROSE;
  static final Text REPORTER = new Text(0, 200, false);
  static final Words<Shift> SHIFT = Words.ofEnum(Shift.class);

  private Rules() {}
}
