package io.andon.gateway.metrics;

import io.andon.core.delivery.DeliveryCounts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;

/** What became of webhooks' messages and e-mails that this node sent. */
public final class DeliveryMeter {
  private DeliveryMeter() {}

  /**
   * Every series is there from the start, so that an alert on its growth sees the first failure.
   */
  public static void bind(DeliveryCounts counts, MeterRegistry registry) {
    counts.forEach(
        (series, count) -> {
          FunctionCounter unused =
              switch (series.what()) {
                case ATTEMPTS ->
                    FunctionCounter.builder("andon.delivery.attempts", count, LongAdder::sum)
                        .description("Attempts to deliver, by what came of them")
                        .tag("kind", series.kind())
                        .tag("outcome", series.outcome())
                        .register(registry);
                case ENDED ->
                    FunctionCounter.builder("andon.deliveries", count, LongAdder::sum)
                        .description("Deliveries that are over, by how they ended")
                        .tag("kind", series.kind())
                        .tag("status", series.outcome())
                        .register(registry);
              };
        });
  }
}
