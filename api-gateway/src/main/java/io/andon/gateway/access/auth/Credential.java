package io.andon.gateway.access.auth;

import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller identifies with. Its text never shows in a log. */
public sealed interface Credential {
  String BEARER = "bearer ";

  String text();

  /**
   * Takes the credential out of the headers {@code Authorization: Bearer} or {@code X-API-Key}, or,
   * when there is neither, out of the session cookie.
   *
   * @throws ProblemException when there is none
   */
  static Credential of(
      @Nullable String authorization, @Nullable String apiKey, @Nullable String cookie) {
    Optional<String> bearer = given(authorization);
    if (bearer.isPresent()) {
      return new Header(required(bearer.get()));
    }
    if (apiKey != null || cookie == null || cookie.isBlank()) {
      return new Header(required(apiKey == null ? "" : apiKey));
    }
    return new Cookie(cookie.strip());
  }

  /** What follows {@code Bearer} in the header Authorization. */
  static Optional<String> given(@Nullable String authorization) {
    return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? Optional.of(authorization.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private static String required(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      throw new ProblemException(new Problem.NoCredential());
    }
    return trimmed;
  }

  /** Sent on purpose by whoever wrote the client: a key, or a token of the OpenID provider. */
  record Header(String text) implements Credential {
    private static final String JSON_OBJECT = "eyJ"; // {" in base64

    /** Whether it is a signed token by its looks. */
    boolean isToken() {
      return text.startsWith(JSON_OBJECT) && text.chars().filter(c -> c == '.').count() == 2;
    }

    @Override
    public String toString() {
      return "Header[...]";
    }
  }

  /** Sent by a browser on its own: a session, and only with a request of our own pages. */
  record Cookie(String text) implements Credential {
    @Override
    public String toString() {
      return "Cookie[...]";
    }
  }
}
