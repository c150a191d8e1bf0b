package io.andon.gateway.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/** Everything a node counts, as Prometheus reads it. */
public final class Metrics implements AutoCloseable {
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();

  public Metrics() {
    gc.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Where the node's own meters are made. */
  public MeterRegistry registry() {
    return registry;
  }

  /** Adds Kafka's own metrics, read anew at each scrape: they come and go with their tasks. */
  public void addKafka(Supplier<Map<MetricName, ? extends Metric>> metrics) {
    registry.getPrometheusRegistry().register(new KafkaCollector(metrics));
  }

  /** An exposition and its format. */
  public record Page(String contentType, String body) {}

  /** All metrics now, in the format the scraper accepts. */
  public Page page(@Nullable String accept) {
    String format =
        accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    return new Page(format, registry.scrape(format));
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
