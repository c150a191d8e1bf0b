package io.andon.standalone.plant;

import java.util.ArrayList;
import java.util.List;

/**
 * A limit with hysteresis: it trips at one value and clears only at another, so a series that
 * trembles around the limit is one episode and not many.
 */
record Threshold(Side side, double trips, double clears) {

  enum Side {
    BELOW,
    ABOVE
  }

  /**
   * @param first index of the value that tripped it
   * @param end index of the value that cleared it; the size of the series when none did
   */
  record Episode(int first, int end) {}

  Threshold {
    if (side == Side.BELOW ? clears < trips : clears > trips) {
      throw new IllegalArgumentException("it would clear before it trips");
    }
  }

  static Threshold below(double trips, double clears) {
    return new Threshold(Side.BELOW, trips, clears);
  }

  static Threshold above(double trips, double clears) {
    return new Threshold(Side.ABOVE, trips, clears);
  }

  /** Every episode of the series, in order. */
  List<Episode> episodes(double[] series) {
    var episodes = new ArrayList<Episode>();
    int first = -1;
    for (int i = 0; i < series.length; i++) {
      if (first < 0 && beyond(trips, series[i])) {
        first = i;
      } else if (first >= 0 && !beyond(clears, series[i])) {
        episodes.add(new Episode(first, i));
        first = -1;
      }
    }
    if (first >= 0) {
      episodes.add(new Episode(first, series.length));
    }
    return episodes;
  }

  private boolean beyond(double limit, double value) {
    return side == Side.BELOW ? value < limit : value > limit;
  }
}
