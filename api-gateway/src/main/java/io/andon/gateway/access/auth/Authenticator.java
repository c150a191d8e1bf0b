package io.andon.gateway.access.auth;

import io.andon.gateway.problem.ProblemException;
import java.util.Optional;

/** Turns a credential into a caller: one credential works on every surface. */
public final class Authenticator {
  private final KeyReader keys;
  private final TokenReader sessions;
  private final TokenReader provider;

  /**
   * @param sessions reads the tokens in session cookies
   * @param provider reads the tokens of the organisation's OpenID provider
   */
  public Authenticator(KeyReader keys, TokenReader sessions, TokenReader provider) {
    this.keys = keys;
    this.sessions = sessions;
    this.provider = provider;
  }

  /**
   * Whoever has this credential. A session counts as a cookie only and a key or a provider's token
   * in a header only, so that neither passes for the other.
   *
   * @throws ProblemException when the credential is unknown, expired or revoked
   */
  public Identity authenticate(Credential credential) {
    return switch (credential) {
      case Credential.Cookie cookie -> sessions.read(cookie.text());
      case Credential.Header header -> authenticate(header);
    };
  }

  private Identity authenticate(Credential.Header header) {
    if (keys.isChosenAdminKey(header.text())) {
      return Identity.of(new Caller.Admin(), Optional.empty());
    }
    return header.isToken() ? provider.read(header.text()) : keys.read(header.text());
  }
}
