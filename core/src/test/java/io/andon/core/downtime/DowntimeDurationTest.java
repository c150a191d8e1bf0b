package io.andon.core.downtime;

import static io.andon.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.core.downtime.DowntimeDuration.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DowntimeDurationTest {
  private static final Span SHIFT = new Span(at(0), at(1000));

  @Test
  void overlapsCountOnce_andOnlyWhatIsWithinTheFrame() {
    assertThat(
            DowntimeDuration.within(
                SHIFT,
                List.of(
                    new Span(at(200), at(300)),
                    new Span(at(250), at(400)),
                    new Span(at(260), at(270)),
                    new Span(at(-50), at(20)),
                    new Span(at(990), at(2000)),
                    new Span(at(5000), at(6000)),
                    new Span(at(400), at(400)))))
        .hasSeconds(20 + 200 + 10);
  }

  @Test
  void nothingIsNothing_andAllIsTheFrame() {
    assertThat(DowntimeDuration.within(SHIFT, List.of())).isZero();
    assertThat(DowntimeDuration.within(SHIFT, List.of(new Span(at(-9), at(9999)))))
        .hasSeconds(1000);
  }
}
