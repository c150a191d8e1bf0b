package io.andon.topology;

import io.andon.topology.query.SpaceLocator;
import io.andon.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * A running instance of the topology: makes the topics, proves them ready, starts Kafka Streams.
 */
public final class AndonStreams implements AutoCloseable {
  private AndonStreams() {}

  /**
   * Makes what topics are missing, waits until each partition answers, and starts. Returns before
   * state is restored.
   *
   * @throws io.andon.topology.settings.StartupException when Kafka cannot be reached or the topics
   *     do not fit
   */
  public static AndonStreams start(TopologySettings settings) {
    throw new UnsupportedOperationException();
  }

  /** Waits until every task of this instance is running; false when the time is up. */
  public boolean awaitRunning(Duration atMost) {
    throw new UnsupportedOperationException();
  }

  /** Whether requests can be served now. */
  public boolean running() {
    throw new UnsupportedOperationException();
  }

  /** Whether the instance can still recover by itself; false after a fatal error. */
  public boolean alive() {
    throw new UnsupportedOperationException();
  }

  public SpaceLocator spaces() {
    throw new UnsupportedOperationException();
  }

  /** Kafka Streams' own metrics. */
  public Map<MetricName, ? extends Metric> metrics() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
