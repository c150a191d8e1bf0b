package io.andon.core.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * The identity of an alert: the same source and alert_id are the same alert, whatever else it says.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** A name-based UUID (RFC 9562 version 3) of source and alert_id. */
  public static String of(String source, String alertId) {
    return UUID.nameUUIDFromBytes((source + '\0' + alertId).getBytes(UTF_8)).toString();
  }
}
