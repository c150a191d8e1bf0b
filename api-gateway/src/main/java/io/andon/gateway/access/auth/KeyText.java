package io.andon.gateway.access.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The text of an API key, {@code andon_<id>_<secret>}. Only the SHA-256 of the secret is ever kept:
 * a secret of 256 random bits needs no slow hash.
 */
public record KeyText(String id, String secret) {
  private static final String PREFIX = "andon_";
  private static final String ADMIN = "admin";
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 6;

  /** A new key with an id of its own. */
  public static KeyText mint(SecureRandom random) {
    return mint(random, HexFormat.of().formatHex(bytes(random, ID_BYTES)));
  }

  /** A new secret for the key with this id. */
  public static KeyText mint(SecureRandom random, String id) {
    return new KeyText(id, secret(random));
  }

  /** A new admin key. */
  public static KeyText mintAdmin(SecureRandom random) {
    return new KeyText(ADMIN, secret(random));
  }

  /** Reads a key; the secret may hold underscores, the id may not. */
  public static Optional<KeyText> parse(String text) {
    if (!text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int end = text.indexOf('_', PREFIX.length());
    return end <= PREFIX.length() || end == text.length() - 1
        ? Optional.empty()
        : Optional.of(new KeyText(text.substring(PREFIX.length(), end), text.substring(end + 1)));
  }

  public boolean isAdmin() {
    return id.equals(ADMIN);
  }

  /** The key as its holder sends it. */
  public String text() {
    return PREFIX + id + '_' + secret;
  }

  /** What is stored of the secret. */
  public byte[] sha256() {
    return sha256(secret);
  }

  static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String secret(SecureRandom random) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, SECRET_BYTES));
  }

  private static byte[] bytes(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Never the secret: this text may end up in a log. */
  @Override
  public String toString() {
    return PREFIX + id + "_...";
  }
}
