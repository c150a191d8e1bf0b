package io.andon.gateway.access.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.problem.Quota;
import io.andon.gateway.testing.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final MovableClock clock = new MovableClock();

  private RateLimit limit(int perMinute) {
    return new RateLimit("test", perMinute, Problem.TooManyRequests.Of.REQUESTS, clock);
  }

  @Test
  void soManyAtOnce_thenAtItsPace() {
    RateLimit limit = limit(60);
    for (int i = 59; i >= 0; i--) {
      assertThat(limit.take("a").orElseThrow().remaining()).isEqualTo(i);
    }

    Quota refused = refusal(limit, "a").quota();

    assertThat(refused.resetSeconds()).isEqualTo(1);
    assertThat(refused.remaining()).isZero();
    assertThat(limit.take("b")).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(limit.take("a")).isPresent();
    assertThatThrownBy(() -> limit.take("a")).isInstanceOf(ProblemException.class);
    clock.advance(Duration.ofMinutes(1));
    assertThat(limit.take("a").orElseThrow().remaining()).isEqualTo(59);
  }

  private static Problem.TooManyRequests refusal(RateLimit limit, String name) {
    return (Problem.TooManyRequests)
        catchThrowableOfType(ProblemException.class, () -> limit.take(name)).problem();
  }

  @Test
  void whatWasTriedAtTheSameTimeIsPaidForLater() {
    RateLimit limit = limit(6);
    for (int i = 0; i < 8; i++) {
      limit.charge("a");
    }
    // two in debt and one to come, ten seconds each
    clock.advance(Duration.ofMillis(29_999));
    assertThatThrownBy(() -> limit.check("a")).isInstanceOf(ProblemException.class);
    clock.advance(Duration.ofMillis(1));
    limit.check("a");
    limit.check("a");
  }

  @Test
  void noughtIsNoLimit() {
    RateLimit limit = limit(0);
    for (int i = 0; i < 1_000; i++) {
      assertThat(limit.take("a")).isEmpty();
      limit.charge("a");
      limit.check("a");
    }
    assertThat(limit.size()).isZero();
  }

  @Test
  void forgetsWhoWasQuietForLongest() {
    RateLimit limit = limit(1);
    limit.take("first");
    for (int i = 0; i < RateLimit.MOST; i++) {
      limit.take("name " + i);
    }
    assertThat(limit.size()).isEqualTo(RateLimit.MOST);
    assertThat(limit.take("first")).isPresent();
    assertThatThrownBy(() -> limit.take("name " + (RateLimit.MOST - 1)))
        .isInstanceOf(ProblemException.class);
  }
}
