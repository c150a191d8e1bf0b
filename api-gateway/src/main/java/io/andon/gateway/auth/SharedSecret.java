package io.andon.gateway.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.gateway.directory.Directory;
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
  private final Directory directory;

  public SharedSecret(Optional<String> chosen, Directory directory) {
    this.chosen = chosen.map(text -> text.getBytes(UTF_8)).orElse(null);
    this.directory = directory;
  }

  /**
   * A key of 256 bits for one purpose; none before the first node has minted the secret. Purposes
   * have keys of their own, so that what is signed for one proves nothing for another.
   */
  public Optional<byte[]> key(String purpose) {
    return secret().map(secret -> sign(secret, purpose.getBytes(UTF_8)));
  }

  private Optional<byte[]> secret() {
    return chosen != null
        ? Optional.of(chosen)
        : directory.sessionSecret().map(minted -> bytes(minted.getSecret()));
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
