package io.andon.gateway.access.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final Passwords.Cost CHEAP = new Passwords.Cost(64, 1);

  /** Made by another implementation, with the parameters that are the standard here. */
  private static final String FOREIGN =
      "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg"
          + "$q+Hoaqmwxh1+FBKWRZzMsJSO7MLeliOt9rT80cX75LY";

  @Test
  void hashesAsOwaspAdvises_withASaltOfItsOwn() {
    Passwords passwords = Passwords.standard();

    String hash = passwords.hash("correct horse battery");

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.hash("correct horse battery")).isNotEqualTo(hash);
    assertThat(passwords.matches("correct horse battery", Optional.of(hash))).isTrue();
    assertThat(passwords.matches("correct horse batterx", Optional.of(hash))).isFalse();
  }

  @Test
  void readsWhatOthersHashed_whateverTheParameters() {
    Passwords passwords = new Passwords(CHEAP, 1);

    assertThat(passwords.matches("příliš žluťoučký kůň", Optional.of(FOREIGN))).isTrue();
    assertThat(passwords.matches("prilis zlutoucky kun", Optional.of(FOREIGN))).isFalse();
  }

  @Test
  void anAccentIsTheSameHoweverItWasTyped() {
    Passwords passwords = new Passwords(CHEAP, 1);

    String hash = passwords.hash("contrasen\u0303a de Jos\u00e9");

    assertThat(passwords.matches("contrase\u00f1a de Jose\u0301", Optional.of(hash))).isTrue();
    assertThat(passwords.matches("contrasena de Jose", Optional.of(hash))).isFalse();
  }

  @Test
  void nobodyHasAPasswordThatMatches() {
    Passwords passwords = new Passwords(CHEAP, 1);

    assertThat(passwords.matches("nobody has this password", Optional.empty())).isFalse();
    assertThat(passwords.matches("", Optional.empty())).isFalse();
  }

  @Test
  void onlySoManyAtATime_theOthersAreToldToComeBack() throws InterruptedException {
    Semaphore turns = new Semaphore(1);
    Passwords passwords = new Passwords(CHEAP, turns, Duration.ofMillis(1));
    turns.acquire();

    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> passwords.hash("x")).problem();

    assertThat(problem).isInstanceOf(Problem.Unavailable.class);
    turns.release();
    assertThat(passwords.hash("x")).isNotEmpty();
    assertThat(turns.availablePermits()).isEqualTo(1);
  }

  @Test
  void whoWaitsGetsATurn() throws InterruptedException {
    Semaphore turns = new Semaphore(1);
    Passwords passwords = new Passwords(CHEAP, turns, Duration.ofMinutes(1));
    turns.acquire();
    Thread waiting = Thread.ofVirtual().start(() -> passwords.hash("x"));
    await().until(turns::hasQueuedThreads);

    turns.release();

    assertThat(waiting.join(Duration.ofMinutes(1))).isTrue();
  }
}
