package io.andon.standalone.plant;

/**
 * How many records the cluster has acknowledged, by kind.
 *
 * @param failed records that were given up; never counted elsewhere
 */
public record Published(long assets, long alerts, long downtimeEvents, long failed) {

  /** Alerts and downtime events: the raw signals. */
  public long signals() {
    return alerts + downtimeEvents;
  }
}
