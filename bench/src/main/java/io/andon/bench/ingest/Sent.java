package io.andon.bench.ingest;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** What Kafka Streams counts of its own work. */
final class Sent {
  private Sent() {}

  /** Records its producers sent, by topic. */
  static Map<String, Long> byTopic(Map<MetricName, ? extends Metric> metrics) {
    Map<String, Long> sent = new TreeMap<>();
    metrics.forEach(
        (name, metric) -> {
          if (name.group().equals("producer-topic-metrics")
              && name.name().equals("record-send-total")) {
            sent.merge(name.tags().getOrDefault("topic", ""), number(metric), Long::sum);
          }
        });
    return sent;
  }

  /** Records its threads have processed, of all topics. */
  static long processed(Map<MetricName, ? extends Metric> metrics) {
    return metrics.entrySet().stream()
        .filter(entry -> entry.getKey().group().equals("stream-thread-metrics"))
        .filter(entry -> entry.getKey().name().equals("process-total"))
        .mapToLong(entry -> number(entry.getValue()))
        .sum();
  }

  private static long number(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.longValue() : 0;
  }
}
