package io.andon.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.delivery.DeliveryCounts;
import org.junit.jupiter.api.Test;

class DeliveryMeterTest {
  @Test
  void failedDeliveriesAndAttemptsAreCounted_zerosToo() {
    DeliveryCounts counts = new DeliveryCounts();
    try (Metrics metrics = new Metrics()) {
      DeliveryMeter.bind(counts, metrics.registry());
      counts.forEach(
          (series, count) -> {
            if (series.outcome().equals("failed")) {
              count.add(3);
            }
          });

      assertThat(metrics.page(null).body())
          .contains("andon_deliveries_total{kind=\"webhook\",status=\"failed\"} 3.0")
          .contains("andon_deliveries_total{kind=\"email\",status=\"failed\"} 3.0")
          .contains("andon_deliveries_total{kind=\"webhook\",status=\"delivered\"} 0.0")
          .contains("andon_delivery_attempts_total{kind=\"email\",outcome=\"unavailable\"} 0.0");
    }
  }
}
