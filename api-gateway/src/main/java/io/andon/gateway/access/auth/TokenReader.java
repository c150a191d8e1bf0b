package io.andon.gateway.access.auth;

/** Reads one kind of signed token. */
@FunctionalInterface
public interface TokenReader {
  /**
   * Whoever the token stands for.
   *
   * @throws io.andon.gateway.problem.ProblemException when it cannot be trusted
   */
  Identity read(String token);
}
