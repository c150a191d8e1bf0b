package io.andon.standalone.plant;

import io.andon.schema.topic.Topic;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what became of the records; says it aloud at the first one that failed. */
final class PublishTally {
  private static final Logger log = LoggerFactory.getLogger(SamplePlant.class);

  private final Map<Topic, AtomicLong> acknowledged =
      Map.of(
          Topic.ASSETS, new AtomicLong(),
          Topic.ALERTS, new AtomicLong(),
          Topic.DOWNTIME_EVENTS, new AtomicLong());
  private final AtomicLong failed = new AtomicLong();

  void acknowledged(Topic topic) {
    counter(topic).incrementAndGet();
  }

  void failed(Topic topic, Exception cause) {
    // once: while the cluster is away every record fails for the same reason
    if (failed.getAndIncrement() == 0) {
      log.warn(
          "the sample plant cannot publish to {}: {}. Check that the broker and the schema registry"
              + " run; it goes on trying with newer records, those that failed are lost",
          topic.topicName(),
          cause.toString());
    }
  }

  Published published() {
    return new Published(
        counter(Topic.ASSETS).get(),
        counter(Topic.ALERTS).get(),
        counter(Topic.DOWNTIME_EVENTS).get(),
        failed.get());
  }

  private AtomicLong counter(Topic topic) {
    AtomicLong counter = acknowledged.get(topic);
    if (counter == null) {
      throw new IllegalArgumentException("the plant does not publish to " + topic.topicName());
    }
    return counter;
  }
}
