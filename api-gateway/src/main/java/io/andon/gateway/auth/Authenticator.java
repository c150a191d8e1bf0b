package io.andon.gateway.auth;

import io.andon.gateway.directory.Directory;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.ApiKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a credential into a caller. */
public final class Authenticator {
  private final Directory directory;
  private final InstantSource clock;
  private final byte @Nullable [] adminSha256;

  /**
   * @param adminKey the admin key when the operator set one; it then counts instead of the minted
   *     one, so that a lost or leaked key can be replaced
   */
  public Authenticator(Directory directory, InstantSource clock, Optional<String> adminKey) {
    this.directory = directory;
    this.clock = clock;
    this.adminSha256 = adminKey.map(KeyText::sha256).orElse(null);
  }

  /**
   * The caller with this credential.
   *
   * @throws ProblemException when the credential is unknown, expired or revoked
   */
  public Caller authenticate(Credential credential) {
    if (adminSha256 != null && same(adminSha256, KeyText.sha256(credential.text()))) {
      return new Caller.Admin();
    }
    KeyText key = KeyText.parse(credential.text()).orElseThrow(Authenticator::refused);
    return key.isAdmin() ? admin(key) : holder(key);
  }

  private Caller admin(KeyText key) {
    boolean known =
        adminSha256 == null
            && directory
                .adminKey()
                .map(admin -> same(bytes(admin.getSecretSha256()), key.sha256()))
                .orElse(false);
    if (!known) {
      throw refused();
    }
    return new Caller.Admin();
  }

  private Caller holder(KeyText key) {
    ApiKey known = directory.key(key.id()).orElseThrow(Authenticator::refused);
    boolean valid =
        same(bytes(known.getSecretSha256()), key.sha256())
            && known.getRevokedAt() == null
            && (known.getExpiresAt() == null || clock.instant().isBefore(known.getExpiresAt()));
    if (!valid) {
      throw refused();
    }
    return new Caller.Key(
        known.getId(),
        known.getName(),
        known.getSpace(),
        known.getScopes().stream()
            .flatMap(word -> Scope.of(word).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static boolean same(byte[] expected, byte[] actual) {
    return MessageDigest.isEqual(expected, actual);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static ProblemException refused() {
    return new ProblemException(new Problem.BadCredential());
  }
}
