package io.andon.topology.alert;

import io.andon.schema.Alert;

/** Which alerts are threats. */
public final class Threats {
  /** The source of what is reported as a threat. */
  public static final String SOURCE = "threat";

  private Threats() {}

  /** Whether the alert says where on earth it is, or was reported as a threat without saying so. */
  static boolean isThreat(Alert alert) {
    return alert.getLocation() != null
        || alert.getCoordinates() != null
        || SOURCE.equals(alert.getSource());
  }
}
