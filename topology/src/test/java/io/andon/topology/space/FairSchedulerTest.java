package io.andon.topology.space;

import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.space.SpaceLimits;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairSchedulerTest {
  @Test
  void letsASpaceGoSoOftenInARound_andOthersToo() {
    FairScheduler scheduler = new FairScheduler(0);
    assertThat(gone(scheduler, "noisy", 1_000)).isEqualTo(FairScheduler.AT_ONCE);
    assertThat(gone(scheduler, "quiet", 10)).isEqualTo(10);
    scheduler.begin();
    assertThat(gone(scheduler, "noisy", 1_000)).isEqualTo(FairScheduler.AT_ONCE);
  }

  @Test
  void allowsABurst_andThenTheRate_byWhenSignalsArrive() {
    FairScheduler scheduler = new FairScheduler(2);
    long burst = 2L * SpaceLimits.BURST_SECONDS;
    assertThat(allowed(scheduler, 0, 10_000)).isEqualTo(burst);
    assertThat(allowed(scheduler, 3, 10_000)).isEqualTo(6);
    assertThat(allowed(scheduler, 1, 10_000)).isZero(); // late ones fill nothing
    assertThat(allowed(scheduler, 100_000, 10_000)).isEqualTo(burst);
  }

  @Test
  void allowsAll_whenThereIsNoLimit() {
    assertThat(allowed(new FairScheduler(0), 0, 100_000)).isEqualTo(100_000);
  }

  private static long gone(FairScheduler scheduler, String space, int signals) {
    return IntStream.range(0, signals).filter(i -> scheduler.goesNow(space, at(0))).count();
  }

  private static long allowed(FairScheduler scheduler, long second, int signals) {
    return IntStream.range(0, signals).filter(i -> scheduler.allows("noisy", at(second))).count();
  }
}
