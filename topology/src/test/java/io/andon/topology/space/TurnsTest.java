package io.andon.topology.space;

import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.space.SpaceLimits;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  @Test
  void letsASpaceGoSoOftenInARound_andOthersToo() {
    Turns turns = new Turns(0);
    assertThat(gone(turns, "noisy", 1_000)).isEqualTo(Turns.AT_ONCE);
    assertThat(gone(turns, "quiet", 10)).isEqualTo(10);
    turns.begin();
    assertThat(gone(turns, "noisy", 1_000)).isEqualTo(Turns.AT_ONCE);
  }

  @Test
  void allowsABurst_andThenTheRate_byWhenSignalsArrive() {
    Turns turns = new Turns(2);
    long burst = 2L * SpaceLimits.BURST_SECONDS;
    assertThat(allowed(turns, 0, 10_000)).isEqualTo(burst);
    assertThat(allowed(turns, 3, 10_000)).isEqualTo(6);
    assertThat(allowed(turns, 1, 10_000)).isZero(); // late ones fill nothing
    assertThat(allowed(turns, 100_000, 10_000)).isEqualTo(burst);
  }

  @Test
  void allowsAll_whenThereIsNoLimit() {
    assertThat(allowed(new Turns(0), 0, 100_000)).isEqualTo(100_000);
  }

  private static long gone(Turns turns, String space, int signals) {
    return IntStream.range(0, signals).filter(i -> turns.goesNow(space, at(0))).count();
  }

  private static long allowed(Turns turns, long second, int signals) {
    return IntStream.range(0, signals).filter(i -> turns.allows("noisy", at(second))).count();
  }
}
