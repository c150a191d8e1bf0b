package io.andon.gateway.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Kafka's metrics as Prometheus families: {@code stream-task-metrics, process-rate} becomes {@code
 * kafka_stream_task_process_rate}, its tags become labels. Micrometer's own binder wants the
 * KafkaStreams object itself, which the topology keeps to itself.
 */
final class KafkaCollector implements MultiCollector {
  private static final String COUNTER_SUFFIX = "-total";

  private final Supplier<Map<MetricName, ? extends Metric>> metrics;

  KafkaCollector(Supplier<Map<MetricName, ? extends Metric>> metrics) {
    this.metrics = metrics;
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, Family> families = new TreeMap<>();
    metrics
        .get()
        .forEach(
            (name, metric) -> {
              // Kafka also has metrics that are texts, such as a state
              if (metric.metricValue() instanceof Number number) {
                families
                    .computeIfAbsent(family(name), key -> new Family(isCounter(name), help(name)))
                    .add(isCounter(name), labels(name), number.doubleValue());
              }
            });
    List<MetricSnapshot> snapshots = new ArrayList<>(families.size());
    families.forEach((name, family) -> snapshots.add(family.snapshot(name)));
    return new MetricSnapshots(snapshots);
  }

  private static boolean isCounter(MetricName name) {
    return name.name().endsWith(COUNTER_SUFFIX);
  }

  private static String family(MetricName name) {
    String group = name.group().replaceFirst("-metrics$", "");
    String own =
        isCounter(name)
            ? name.name().substring(0, name.name().length() - COUNTER_SUFFIX.length())
            : name.name();
    return PrometheusNaming.sanitizeMetricName(underscored("kafka_" + group + "_" + own));
  }

  private static String help(MetricName name) {
    return name.description() == null || name.description().isBlank()
        ? name.name()
        : name.description();
  }

  private static Labels labels(MetricName name) {
    Map<String, String> labels = new TreeMap<>();
    name.tags()
        .forEach(
            (tag, value) ->
                labels.put(PrometheusNaming.sanitizeLabelName(underscored(tag)), value));
    return Labels.of(
        labels.keySet().toArray(String[]::new), labels.values().toArray(String[]::new));
  }

  private static String underscored(String name) {
    return name.replaceAll("[^A-Za-z0-9_]", "_");
  }

  /** The values of one family; of two with the same labels the last one counts. */
  private static final class Family {
    private final boolean counter;
    private final String help;
    private final Map<Labels, Double> values = new TreeMap<>();

    Family(boolean counter, String help) {
      this.counter = counter;
      this.help = help;
    }

    void add(boolean isCounter, Labels labels, double value) {
      // a gauge "x" beside a counter "x-total": one name, the first kind stays
      if (isCounter == counter && !(counter && value < 0)) {
        values.put(labels, value);
      }
    }

    MetricSnapshot snapshot(String name) {
      return counter ? counterSnapshot(name) : gaugeSnapshot(name);
    }

    private CounterSnapshot counterSnapshot(String name) {
      CounterSnapshot.Builder builder = CounterSnapshot.builder().name(name).help(help);
      values.forEach(
          (labels, value) ->
              builder.dataPoint(
                  CounterSnapshot.CounterDataPointSnapshot.builder()
                      .labels(labels)
                      .value(value)
                      .build()));
      return builder.build();
    }

    private GaugeSnapshot gaugeSnapshot(String name) {
      GaugeSnapshot.Builder builder = GaugeSnapshot.builder().name(name).help(help);
      values.forEach(
          (labels, value) ->
              builder.dataPoint(
                  GaugeSnapshot.GaugeDataPointSnapshot.builder()
                      .labels(labels)
                      .value(value)
                      .build()));
      return builder.build();
    }
  }
}
