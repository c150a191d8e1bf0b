package io.andon.gateway.access.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.gateway.cluster.directory.Directory;
import io.andon.schema.internal.SessionSecret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What all nodes know and nobody else: the operator's choice, else what the first node minted. */
public final class SharedSecret {
  private static final String ALGORITHM = "HmacSHA256";

  private final byte @Nullable [] chosen;
  private final Optional<Seal> seal;
  private final Directory directory;
  private volatile @Nullable Opened opened;

  /**
   * @param seal opens what was minted. Where there is one, only what it closed is believed: the
   *     topic may be open to whoever must not make up sessions
   */
  public SharedSecret(Optional<String> chosen, Optional<Seal> seal, Directory directory) {
    this.chosen = chosen.map(text -> text.getBytes(UTF_8)).orElse(null);
    this.seal = seal;
    this.directory = directory;
  }

  /** What was minted and what lies in it, so that it is not opened for every request. */
  private record Opened(SessionSecret minted, Optional<byte[]> secret) {}

  /**
   * A key of 256 bits for one purpose; none before the first node has minted the secret, or where
   * the seal does not open. Purposes have keys of their own, so that what is signed for one proves
   * nothing for another.
   */
  public Optional<byte[]> key(String purpose) {
    return secret().map(secret -> sign(secret, purpose.getBytes(UTF_8)));
  }

  private Optional<byte[]> secret() {
    return chosen != null ? Optional.of(chosen) : directory.sessionSecret().flatMap(this::opened);
  }

  private Optional<byte[]> opened(SessionSecret minted) {
    Opened known = opened;
    if (known == null || known.minted() != minted) {
      known = new Opened(minted, open(minted, seal));
      opened = known;
    }
    return known.secret();
  }

  /** What lies in a minted secret, if this seal, or none where there is none, opens it. */
  public static Optional<byte[]> open(SessionSecret minted, Optional<Seal> seal) {
    byte[] bytes = bytes(minted.getSecret());
    if (minted.getSealed()) {
      return seal.flatMap(one -> one.open(bytes));
    }
    return seal.isPresent() ? Optional.empty() : Optional.of(bytes);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** HMAC-SHA256 of the text. */
  public static byte[] sign(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
