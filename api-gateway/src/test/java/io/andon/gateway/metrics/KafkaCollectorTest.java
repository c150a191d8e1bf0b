package io.andon.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class KafkaCollectorTest {
  private final Map<MetricName, Metric> kafka = new LinkedHashMap<>();

  private void metric(String name, String group, Map<String, String> tags, Object value) {
    MetricName metricName = new MetricName(name, group, "about " + name, tags);
    kafka.put(
        metricName,
        new Metric() {
          @Override
          public MetricName metricName() {
            return metricName;
          }

          @Override
          public Object metricValue() {
            return value;
          }
        });
  }

  private String scrape() {
    try (Metrics metrics = new Metrics()) {
      metrics.addKafka(() -> kafka);
      return metrics.page(null).body();
    }
  }

  @Test
  void namesFamiliesByGroupAndTagsAsLabels() {
    metric("process-rate", "stream-task-metrics", Map.of("task-id", "0_1"), 2.5);
    metric("process-rate", "stream-task-metrics", Map.of("task-id", "0_2"), 3);
    metric("process-total", "stream-task-metrics", Map.of("task-id", "0_1"), 7.0);
    metric("state", "stream-metrics", Map.of(), "RUNNING");

    assertThat(scrape())
        .contains(
            "# HELP kafka_stream_task_process_rate about process-rate",
            "# TYPE kafka_stream_task_process_rate gauge",
            "kafka_stream_task_process_rate{task_id=\"0_1\"} 2.5",
            "kafka_stream_task_process_rate{task_id=\"0_2\"} 3.0",
            "# TYPE kafka_stream_task_process_total counter",
            "kafka_stream_task_process_total{task_id=\"0_1\"} 7.0")
        .doesNotContain("RUNNING");
  }

  @Test
  void oddNamesAndCollisionsDoNotBreakTheScrape() {
    metric("commit", "g", Map.of(), 1.0);
    metric("commit-total", "g", Map.of(), 2.0);
    metric("a.b c", "x-metrics", Map.of("per-second", "\"\n", "per.second", "x"), Double.NaN);
    metric("info", "x-metrics", Map.of(), 1.0);

    assertThat(scrape()).contains("kafka_x_a_b_c");
  }
}
