package io.andon.gateway.access.auth;

import io.andon.gateway.cluster.directory.Directory;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.schema.internal.ApiKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the holder of a key. */
public final class KeyReader {
  private final Directory directory;
  private final InstantSource clock;
  private final KeyUses uses;
  private final byte @Nullable [] adminSha256;

  /**
   * @param adminKey the admin key when the operator set one; it then counts instead of the minted
   *     one, so that a lost or leaked key can be replaced
   */
  public KeyReader(
      Directory directory, InstantSource clock, KeyUses uses, Optional<String> adminKey) {
    this.directory = directory;
    this.clock = clock;
    this.uses = uses;
    this.adminSha256 = adminKey.map(KeyText::sha256).orElse(null);
  }

  boolean isChosenAdminKey(String text) {
    return adminSha256 != null && same(adminSha256, KeyText.sha256(text));
  }

  /**
   * Whoever holds this key.
   *
   * @throws ProblemException when it is unknown, expired or revoked
   */
  Identity read(String text) {
    KeyText key = KeyText.parse(text).orElseThrow(KeyReader::refused);
    return key.isAdmin() ? admin(key) : holder(key);
  }

  private Identity admin(KeyText key) {
    boolean known =
        adminSha256 == null
            && directory.adminKey().map(admin -> same(admin.getSecretSha256(), key)).orElse(false);
    if (!known) {
      throw refused();
    }
    return Identity.of(new Caller.Admin(), Optional.empty());
  }

  private Identity holder(KeyText key) {
    ApiKey known = directory.key(key.id()).orElseThrow(KeyReader::refused);
    if (!isSecretOf(known, key)) {
      // another node may have rotated it a moment ago
      directory.catchUp();
      known = directory.key(key.id()).orElseThrow(KeyReader::refused);
    }
    boolean over =
        known.getRevokedAt() != null
            || (known.getExpiresAt() != null && !now().isBefore(known.getExpiresAt()));
    if (over || !isSecretOf(known, key)) {
      throw refused();
    }
    uses.note(known);
    return Identity.of(
        new Caller.Key(
            known.getId(), known.getName(), known.getSpace(), Scope.ofAll(known.getScopes())),
        Optional.ofNullable(known.getExpiresAt()));
  }

  private boolean isSecretOf(ApiKey known, KeyText key) {
    if (same(known.getSecretSha256(), key)) {
      return true;
    }
    ByteBuffer previous = known.getPreviousSha256();
    Instant until = known.getPreviousValidUntil();
    return previous != null && until != null && now().isBefore(until) && same(previous, key);
  }

  private Instant now() {
    return clock.instant();
  }

  private static boolean same(ByteBuffer expected, KeyText key) {
    byte[] bytes = new byte[expected.remaining()];
    expected.duplicate().get(bytes);
    return same(bytes, key.sha256());
  }

  private static boolean same(byte[] expected, byte[] actual) {
    return MessageDigest.isEqual(expected, actual);
  }

  private static ProblemException refused() {
    return new ProblemException(new Problem.BadCredential());
  }
}
