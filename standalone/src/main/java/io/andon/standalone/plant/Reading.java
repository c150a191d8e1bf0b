package io.andon.standalone.plant;

import java.util.List;

/**
 * One reading of the machine's temperature sensor.
 *
 * @param time as the source wrote it; not unique, its clock goes back once
 * @param degrees unit unknown
 */
record Reading(String time, double degrees) {

  /** Reads {@code timestamp,value} lines after a heading. */
  static List<Reading> parse(List<String> csv) {
    return csv.stream().skip(1).map(Reading::parse).toList();
  }

  private static Reading parse(String line) {
    String[] cells = line.split(",", -1);
    return new Reading(cells[0], Double.parseDouble(cells[1]));
  }
}
