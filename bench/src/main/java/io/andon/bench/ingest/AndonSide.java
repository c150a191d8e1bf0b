package io.andon.bench.ingest;

import io.andon.schema.topic.Topic;
import io.andon.topology.AndonStreams;
import io.andon.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** The topology as it runs in production, without a gateway. */
final class AndonSide implements Side {
  private final TopologySettings settings;
  private final AndonStreams streams;

  AndonSide(TopologySettings settings) {
    this.settings = settings;
    this.streams = AndonStreams.start(settings);
  }

  @Override
  public String name() {
    return "andon";
  }

  @Override
  public String group() {
    return settings.layout().applicationId();
  }

  /** What comes in, and what INGEST hands to SPACE: read to the end, all outcomes are written. */
  @Override
  public List<String> topics() {
    return List.of(
        Topic.ALERTS.topicName(),
        Topic.DOWNTIME_EVENTS.topicName(),
        Topic.COMMANDS.topicName(),
        group() + "-signals-repartition");
  }

  @Override
  public boolean awaitRunning(Duration atMost) {
    return streams.awaitRunning(atMost);
  }

  @Override
  public Map<MetricName, ? extends Metric> metrics() {
    return streams.metrics();
  }

  @Override
  public void close() {
    streams.close();
  }
}
