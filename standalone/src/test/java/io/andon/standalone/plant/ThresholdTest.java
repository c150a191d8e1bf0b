package io.andon.standalone.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andon.standalone.plant.Threshold.Episode;
import org.junit.jupiter.api.Test;

class ThresholdTest {
  private static final Threshold HOT = Threshold.above(100, 95);

  @Test
  void staysTripped_untilTheClearingValueIsReached() {
    double[] trembles = {90, 101, 99, 101, 96, 95, 101, 94};

    assertThat(HOT.episodes(trembles)).containsExactly(new Episode(1, 5), new Episode(6, 7));
  }

  @Test
  void doesNotTrip_atTheLimitItself() {
    assertThat(HOT.episodes(new double[] {100, 100})).isEmpty();
  }

  @Test
  void endsWithTheSeries_whenNothingCleared() {
    assertThat(HOT.episodes(new double[] {101, 101})).containsExactly(new Episode(0, 2));
  }

  @Test
  void tripsBelow_whenThatIsItsSide() {
    assertThat(Threshold.below(10, 20).episodes(new double[] {15, 9, 19, 20, 15}))
        .containsExactly(new Episode(1, 3));
  }

  @Test
  void refusesToClearBeforeItTrips() {
    assertThatThrownBy(() -> Threshold.above(100, 101)).hasMessageContaining("clear before");
    assertThatThrownBy(() -> Threshold.below(10, 9)).hasMessageContaining("clear before");
  }
}
