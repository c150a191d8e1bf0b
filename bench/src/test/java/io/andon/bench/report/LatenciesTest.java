package io.andon.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTest {
  private static Latencies millis(int... all) {
    Latencies latencies = new Latencies();
    for (int one : all) {
      latencies.add(TimeUnit.MILLISECONDS.toNanos(one));
    }
    return latencies;
  }

  @Test
  void percentileIsTheShortestThatSoManyDoNotExceed() {
    Latencies latencies = new Latencies();
    for (int i = 200; i > 0; i--) {
      latencies.add(TimeUnit.MILLISECONDS.toNanos(i));
    }

    assertThat(latencies.percentile(50)).isEqualTo(100);
    assertThat(latencies.percentile(99)).isEqualTo(198);
    assertThat(latencies.percentile(100)).isEqualTo(200);
  }

  @Test
  void percentileOfFew() {
    assertThat(millis(7).percentile(1)).isEqualTo(7);
    assertThat(millis(3, 1, 2).percentile(50)).isEqualTo(2);
    assertThat(millis(3, 1, 2).percentile(99)).isEqualTo(3);
  }

  @Test
  void takesInOthers() {
    Latencies all = millis(1, 2);
    for (int i = 0; i < 2_000; i++) {
      all.addAll(millis(5));
    }

    assertThat(all.count()).isEqualTo(2_002);
    assertThat(all.percentile(100)).isEqualTo(5);
    assertThat(all.percentile(50)).isEqualTo(5);
  }

  @Test
  void nothingHasNoPercentile() {
    assertThatThrownBy(() -> millis().percentile(50)).isInstanceOf(IllegalStateException.class);
  }
}
