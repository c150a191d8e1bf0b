package io.andon.gateway.auth;

import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The text a caller identifies with. */
public record Credential(String text) {
  private static final String BEARER = "bearer ";

  /**
   * Takes the credential out of the headers {@code Authorization: Bearer} or {@code X-API-Key}.
   *
   * @throws ProblemException when there is none
   */
  public static Credential of(@Nullable String authorization, @Nullable String apiKey) {
    if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return of(authorization.substring(BEARER.length()));
    }
    return of(apiKey == null ? "" : apiKey);
  }

  private static Credential of(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      throw new ProblemException(new Problem.NoCredential());
    }
    return new Credential(trimmed);
  }

  /** Never the secret: this text may end up in a log. */
  @Override
  public String toString() {
    return "Credential[...]";
  }
}
