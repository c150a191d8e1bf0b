package io.andon.gateway.cluster.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.andon.gateway.access.auth.SharedSecret;
import io.andon.gateway.cluster.directory.DirectoryTable;
import io.andon.gateway.cluster.directory.FreshDirectory;
import io.andon.gateway.testing.MovableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForwardTokenTest {
  private final MovableClock clock = new MovableClock();
  private final ForwardToken token = token("a secret");

  private ForwardToken token(String secret) {
    return new ForwardToken(
        new SharedSecret(
            Optional.ofNullable(secret),
            Optional.empty(),
            new FreshDirectory(new DirectoryTable(), () -> {})),
        clock);
  }

  @Test
  void isGoodForItsVeryRequest() {
    String text = token.of("GET", "/a?b=c");

    assertThat(token.isGenuine(text, "GET", "/a?b=c")).isTrue();
    assertThat(token("a secret").isGenuine(text, "GET", "/a?b=c")).isTrue();
    assertThat(token("another").isGenuine(text, "GET", "/a?b=c")).isFalse();
    assertThat(token.isGenuine(text, "POST", "/a?b=c")).isFalse();
    assertThat(token.isGenuine(text, "GET", "/a?b=d")).isFalse();
    assertThat(token.isGenuine("9" + text.substring(1), "GET", "/a?b=c")).isFalse();
    assertThat(token.isGenuine(null, "GET", "/a?b=c")).isFalse();
  }

  @Test
  void isGoodForAShortTime() {
    String text = token.of("GET", "/a");

    clock.advance(Duration.ofSeconds(30));
    assertThat(token.isGenuine(text, "GET", "/a")).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(token.isGenuine(text, "GET", "/a")).isFalse();
    clock.advance(Duration.ofSeconds(-62));
    assertThat(token.isGenuine(text, "GET", "/a")).isFalse();
  }

  @Test
  void withoutASecretItProvesNothing() {
    ForwardToken unsigned = token(null);

    assertThat(unsigned.of("GET", "/a")).isEqualTo("1");
    assertThat(unsigned.isGenuine("1", "GET", "/a")).isFalse();
    assertThat(unsigned.isGenuine(token.of("GET", "/a"), "GET", "/a")).isFalse();
  }
}
