package io.andon.standalone.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks signatures as docs/webhooks.md asks of a receiver. */
final class Verifier {
  private static final String HMAC = "HmacSHA256";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final byte[] secret;

  Verifier(String secret) {
    this.secret = secret.getBytes(UTF_8);
  }

  /**
   * What is wrong with a delivery; null when it may be believed.
   *
   * @param timestamp the header {@code Andon-Timestamp}
   * @param signature the header {@code Andon-Signature}
   * @param body as it came
   */
  @Nullable String problem(
      @Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
    if (timestamp == null || signature == null) {
      return "it is not signed";
    }
    Instant sent;
    try {
      sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    } catch (RuntimeException e) {
      return "its Andon-Timestamp is no time: " + timestamp;
    }
    if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
      return "it was sent more than five minutes off, at " + sent;
    }
    byte[] right = ("v1=" + HexFormat.of().formatHex(hmac(timestamp, body))).getBytes(UTF_8);
    // during a rotation there are two, and one that fits will do
    boolean fits =
        Arrays.stream(signature.split(","))
            .anyMatch(one -> MessageDigest.isEqual(right, one.strip().getBytes(UTF_8)));
    return fits ? null : "it is signed with another secret";
  }

  private byte[] hmac(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret, HMAC));
      mac.update((timestamp + ".").getBytes(UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
