package io.andon.topology.space;

import io.andon.schema.IncidentEvent;
import java.util.List;

/** What has been told of incidents on {@code incident-events}, committed records only. */
interface PublishedEvents extends AutoCloseable {
  /**
   * The latest events of a partition, in order; none when there are none.
   *
   * @throws org.apache.kafka.common.KafkaException when the topic cannot be read
   */
  List<IncidentEvent> latest(int partition);

  @Override
  void close();

  /** Where there is no topic to compare with. */
  static PublishedEvents none() {
    return new PublishedEvents() {
      @Override
      public List<IncidentEvent> latest(int partition) {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }
}
