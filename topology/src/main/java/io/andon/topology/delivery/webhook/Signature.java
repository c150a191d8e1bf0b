package io.andon.topology.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent: {@code v1=<hex HMAC-SHA-256 of "timestamp.body">}, one for each secret that
 * is valid, comma separated.
 */
final class Signature {
  private static final String HMAC = "HmacSHA256";

  private Signature() {}

  static String of(List<String> secrets, Instant at, String body) {
    byte[] signed = (at.getEpochSecond() + "." + body).getBytes(UTF_8);
    return secrets.stream()
        .map(secret -> "v1=" + HexFormat.of().formatHex(hmac(secret, signed)))
        .collect(Collectors.joining(","));
  }

  private static byte[] hmac(String secret, byte[] signed) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), HMAC));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }
}
