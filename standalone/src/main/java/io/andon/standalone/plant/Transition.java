package io.andon.standalone.plant;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * One observation of a service by the status monitor.
 *
 * @param state whether it was up, and how it answered
 */
record Transition(Instant at, Service service, State state) {

  /**
   * @param family the software it runs
   * @param host unique among all services
   */
  record Service(String family, String host) implements Comparable<Service> {
    @Override
    public int compareTo(Service other) {
      return Comparator.comparing(Service::family)
          .thenComparing(Service::host)
          .compare(this, other);
    }
  }

  /**
   * @param httpCode 0 when nothing answered
   * @param responseMs milliseconds
   */
  record State(boolean up, int httpCode, int responseMs) {}

  /** Reads {@code timestamp,"family host",state,http_code,response_ms} lines after a heading. */
  static List<Transition> parse(List<String> csv) {
    return csv.stream().skip(1).map(Transition::parse).toList();
  }

  private static Transition parse(String line) {
    // no cell of the file holds a comma, so the quotes can go
    String[] cells = line.replace("\"", "").split(",", -1);
    int gap = cells[1].lastIndexOf(' ');
    return new Transition(
        Instant.parse(cells[0]),
        new Service(cells[1].substring(0, gap), cells[1].substring(gap + 1)),
        new State(cells[2].equals("up"), Integer.parseInt(cells[3]), Integer.parseInt(cells[4])));
  }
}
