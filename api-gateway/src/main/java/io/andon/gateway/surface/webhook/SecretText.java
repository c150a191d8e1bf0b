package io.andon.gateway.surface.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** The text of a webhook's secret: {@code whsec_} and 256 random bits. */
final class SecretText {
  private static final int BYTES = 32;

  private SecretText() {}

  static String mint(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
