package io.andon.bench.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** A Kafka Streams application under test. */
interface Side extends AutoCloseable {
  String name();

  /** Its consumer group. */
  String group();

  /** The topics it must have read to the end before it is through. */
  List<String> topics();

  boolean awaitRunning(Duration atMost);

  /** Kafka Streams' own metrics, for as long as it runs. */
  Map<MetricName, ? extends Metric> metrics();

  @Override
  void close();
}
