package io.andon.standalone.plant;

import java.time.Duration;
import java.util.List;

/** A part of the plant, which plays one round after the other for ever. */
interface Part {

  /**
   * What happens in one round. The same arguments give the same round: a part keeps no state
   * between rounds.
   *
   * @param number counts up from 0
   * @param begin offset at which the round begins
   */
  Round play(int number, Duration begin);

  /**
   * One round.
   *
   * @param length when the next round begins, after the begin of this one; positive
   * @param emissions in any order, none before the begin; some may come after the end
   */
  record Round(Duration length, List<Emission> emissions) {}
}
