package io.andon.gateway.cluster.event;

import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import java.util.List;

/** Puts events on the public topics. */
public interface EventPublisher {
  /**
   * Returns once Kafka has all of them.
   *
   * @throws io.andon.gateway.problem.ProblemException when Kafka or the registry did not take them;
   *     sending them again is safe, the same alert is the same alert
   */
  void alerts(List<Alert> alerts);

  /** As {@link #alerts}. */
  void downtime(List<DowntimeEvent> events);
}
