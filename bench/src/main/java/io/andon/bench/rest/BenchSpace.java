package io.andon.bench.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * A space and what is in it, which follows from its size alone. Pages of 50 are full in the
 * smallest one too, so that lists of two sizes can be compared: at least 50 incidents of every
 * service, at least 100 that are open.
 *
 * @param slug its name
 * @param incidents how many people have opened
 */
record BenchSpace(String slug, int incidents) {
  static final int PAGE = 50;
  static final int STATIONS = 10;

  /** Of every topic, when nobody sets anything. */
  private static final int PARTITIONS = 4;

  private static final int MOST_SERVICES = 200;
  private static final int FEWEST_OPEN = 100;
  private static final int LARGEST_SHARE = 100;
  private static final int FEWEST_STOPS = 1_000;
  private static final int INCIDENTS_PER_STOP = 10;

  /**
   * Two spaces on different partitions: each then has a store for itself, and the small one does
   * not pay for the large one.
   */
  static List<BenchSpace> apart(int small, int large) {
    BenchSpace one = new BenchSpace("few", small);
    int i = 0;
    BenchSpace other = new BenchSpace("many", large);
    while (other.partition() == one.partition()) {
      other = new BenchSpace("many-" + i++, large);
    }
    return List.of(one, other);
  }

  int partition() {
    return BuiltInPartitioner.partitionForKey(slug.getBytes(UTF_8), PARTITIONS);
  }

  int services() {
    return Math.min(MOST_SERVICES, incidents / PAGE);
  }

  String service(int incident) {
    return serviceName(incident % services());
  }

  static String serviceName(int service) {
    return "service-%03d".formatted(service);
  }

  String incidentId(int incident) {
    return UUID.nameUUIDFromBytes((slug + incident).getBytes(UTF_8)).toString();
  }

  /** One in so many stays open, a hundred at least. */
  private int share() {
    return Math.clamp(incidents / FEWEST_OPEN, 1, LARGEST_SHARE);
  }

  /** Whether the incident stays open; those that do are spread over all ages and services. */
  boolean staysOpen(int incident) {
    return incident % share() == incident / share() % share();
  }

  /** How many of the incidents that people have opened stay open. */
  int open() {
    int open = 0;
    for (int i = 0; i < incidents; i++) {
      open += staysOpen(i) ? 1 : 0;
    }
    return open;
  }

  /** Downtime events. They make one incident per station, which stays open. */
  int stops() {
    return Math.max(FEWEST_STOPS, incidents / INCIDENTS_PER_STOP);
  }

  static String stationName(int station) {
    return "station-" + station;
  }
}
