package io.andon.gateway.cluster.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.SharedSecret;
import io.andon.gateway.cluster.directory.DirectoryTable;
import io.andon.gateway.cluster.directory.FreshDirectory;
import io.andon.gateway.testing.MovableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HopMarkTest {
  private final MovableClock clock = new MovableClock();
  private final HopMark mark = mark("a secret");

  private HopMark mark(String secret) {
    return new HopMark(
        new SharedSecret(
            Optional.ofNullable(secret),
            Optional.empty(),
            new FreshDirectory(new DirectoryTable(), () -> {})),
        clock);
  }

  @Test
  void isGoodForItsVeryRequest() {
    String text = mark.of("GET", "/a?b=c");

    assertThat(mark.isGenuine(text, "GET", "/a?b=c")).isTrue();
    assertThat(mark("a secret").isGenuine(text, "GET", "/a?b=c")).isTrue();
    assertThat(mark("another").isGenuine(text, "GET", "/a?b=c")).isFalse();
    assertThat(mark.isGenuine(text, "POST", "/a?b=c")).isFalse();
    assertThat(mark.isGenuine(text, "GET", "/a?b=d")).isFalse();
    assertThat(mark.isGenuine("9" + text.substring(1), "GET", "/a?b=c")).isFalse();
    assertThat(mark.isGenuine(null, "GET", "/a?b=c")).isFalse();
  }

  @Test
  void isGoodForAShortTime() {
    String text = mark.of("GET", "/a");

    clock.advance(Duration.ofSeconds(30));
    assertThat(mark.isGenuine(text, "GET", "/a")).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(mark.isGenuine(text, "GET", "/a")).isFalse();
    clock.advance(Duration.ofSeconds(-62));
    assertThat(mark.isGenuine(text, "GET", "/a")).isFalse();
  }

  @Test
  void withoutASecretItProvesNothing() {
    HopMark unsigned = mark(null);

    assertThat(unsigned.of("GET", "/a")).isEqualTo("1");
    assertThat(unsigned.isGenuine("1", "GET", "/a")).isFalse();
    assertThat(unsigned.isGenuine(mark.of("GET", "/a"), "GET", "/a")).isFalse();
  }
}
