package io.andon.gateway.access.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords with Argon2id. Each takes tens of milliseconds and megabytes on
 * purpose, so only a few run at a time; the others wait their turn.
 */
public final class Passwords {
  /** Parameters and salt are part of a hash, so these may change: old hashes still check. */
  public static final Cost OWASP = new Cost(19 * 1024, 2);

  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SecureRandom random = new SecureRandom();
  private final Argon2Function function;
  private final Semaphore turns;
  private final Duration patience;
  private final String nobodys;

  /** What hashing one password takes: memory in KiB and passes over it. */
  public record Cost(int memoryKib, int passes) {}

  /**
   * @param atOnce how many are hashed at the same time
   */
  public Passwords(Cost cost, int atOnce) {
    this(cost, new Semaphore(atOnce, true), PATIENCE);
  }

  Passwords(Cost cost, Semaphore turns, Duration patience) {
    this.function =
        Argon2Function.getInstance(cost.memoryKib(), cost.passes(), LANES, HASH_BYTES, Argon2.ID);
    this.turns = turns;
    this.patience = patience;
    this.nobodys = salted("nobody has this password");
  }

  /** As many at once as leave half the machine to the rest. */
  public static Passwords standard() {
    return new Passwords(OWASP, Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  /**
   * What is stored of a password.
   *
   * @throws ProblemException when too many others wait
   */
  public String hash(String password) {
    return inTurn(() -> salted(password));
  }

  /**
   * Whether it is the password behind the hash. Takes as long when there is no hash at all, so that
   * nobody learns from the time which people there are.
   *
   * @throws ProblemException when too many others wait
   */
  public boolean matches(String password, Optional<String> hash) {
    String expected = hash.orElse(nobodys);
    boolean same =
        inTurn(
            () ->
                Argon2Function.getInstanceFromHash(expected)
                    .check(bytes(password), expected.getBytes(UTF_8)));
    return same && hash.isPresent();
  }

  private String salted(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return function.hash(bytes(password), salt).getResult();
  }

  // keyboards differ in how they put an accent on a letter, and nobody can see it
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(UTF_8);
  }

  private <T> T inTurn(Supplier<T> work) {
    awaitTurn();
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private void awaitTurn() {
    try {
      if (turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        Problem.Unavailable.soon("Too many passwords are being checked right now"));
  }
}
