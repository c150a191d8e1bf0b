package io.andon.gateway.access.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Closes what is kept where others may look, so that only the operator's key opens it. */
public final class Seal {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;

  /**
   * @param key what the operator chose
   */
  public Seal(String key) {
    this.key =
        new SecretKeySpec(
            SharedSecret.sign(key.getBytes(UTF_8), "session-secret".getBytes(UTF_8)), "AES");
  }

  /** The secret, closed. */
  public byte[] close(byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(secret);
      byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
      System.arraycopy(closed, 0, all, NONCE_BYTES, closed.length);
      return all;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** What was closed with this very key; empty when it was with another one. */
  Optional<byte[]> open(byte[] sealed) {
    if (sealed.length <= NONCE_BYTES) {
      return Optional.empty();
    }
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, nonce)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
