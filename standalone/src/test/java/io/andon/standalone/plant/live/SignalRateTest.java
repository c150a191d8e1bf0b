package io.andon.standalone.plant.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignalRateTest {
  private static final Instant NOW = Instant.parse("2026-03-06T10:00:00Z");

  @Test
  void isZero_atFirst() {
    assertThat(new SignalRate().perSecond(NOW, 500)).isZero();
  }

  @Test
  void forgetsWhatIsLongAgo() {
    var rate = new SignalRate();
    for (int second = 0; second <= 60; second++) {
      rate.perSecond(NOW.plusSeconds(second), second < 30 ? 0 : (second - 30) * 20L);
    }

    assertThat(rate.perSecond(NOW.plusSeconds(61), 31 * 20L)).isEqualTo(20.0);
  }
}
