package io.andon.topology.store;

import static io.andon.core.Fixtures.T0;
import static io.andon.core.Fixtures.at;
import static io.andon.core.Fixtures.downtime;
import static io.andon.core.Fixtures.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.andon.topology.SpaceHarness;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stops that touch the hour from {@code T0}. */
class DowntimeWithinTest {
  private static final long DAY = 86_400;
  private final SpaceHarness space = new SpaceHarness();

  @Test
  void findsWhatTouchesTheSpan() {
    space.signal(ended("before", "a", at(-60), 60), T0);
    space.signal(ended("into", "b", at(-60), 61), T0);
    space.signal(ended("over", "c", at(-5 * DAY), 6 * DAY), T0);
    space.signal(ended("first", "d", T0, 1), T0);
    space.signal(ended("last", "e", at(3599), 600), at(3600));
    space.signal(ended("after", "f", at(3600), 600), at(3600));

    assertThat(found()).containsExactlyInAnyOrder("into", "over", "first", "last");
  }

  @Test
  void aStopThatGoesOnTouchesEverythingAfter_untilItIsOver() {
    space.signal(downtime("s", "a", at(-2 * DAY), 60), at(-2 * DAY));
    assertThat(found()).containsExactly("s");

    space.signal(ended("s", "a", at(-2 * DAY), 3600), T0);
    assertThat(found()).isEmpty();
  }

  @Test
  void aStopThatGrowsIntoTheSpanIsFound() {
    space.signal(ended("s", "a", at(-7200), 60), at(-7100));
    assertThat(found()).isEmpty();

    space.signal(ended("s", "a", at(-7200), 7205), T0);
    assertThat(found()).containsExactly("s");
  }

  private List<String> found() {
    return space.reader().downtimeWithin(T0, at(3600)).stream()
        .map(row -> row.getDowntime().getEventId())
        .toList();
  }
}
