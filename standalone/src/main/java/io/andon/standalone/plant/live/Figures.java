package io.andon.standalone.plant.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the live summary shows.
 *
 * @param openIncidents not resolved, closed or merged, over all spaces
 * @param latest the latest incidents, newest first
 */
public record Figures(Signals signals, long openIncidents, List<Incident> latest) {

  /**
   * Raw records, before duplicates are dropped.
   *
   * @param perSecond published of late
   * @param published so far
   * @param failed could not be published
   */
  public record Signals(double perSecond, long published, long failed) {}

  /**
   * One incident.
   *
   * @param state as a surface words it
   * @param severity as a surface words it
   * @param latestEvidence null when it has none
   */
  public record Incident(
      String space,
      long number,
      String state,
      String severity,
      String title,
      Counts counts,
      @Nullable Evidence latestEvidence) {}

  /** How much evidence of each kind an incident holds. */
  public record Counts(long alerts, long downtime) {}

  /**
   * One piece of evidence.
   *
   * @param kind alert or downtime
   * @param why the sentence that says why it belongs to the incident
   */
  public record Evidence(String kind, String asset, String title, String why) {}
}
