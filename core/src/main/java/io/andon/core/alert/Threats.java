package io.andon.core.alert;

import io.andon.schema.Alert;

/** Which alerts are threats. */
public final class Threats {
  /** The source of what is reported as a threat. */
  public static final String SOURCE = "threat";

  private static final String NOWHERE = "threat:";

  private Threats() {}

  /**
   * What stands in for the asset of a threat that names neither asset nor place: nothing that any
   * other alert could be on, and no asset of the space.
   *
   * @param id of the threat's report
   */
  public static String nowhere(String id) {
    return NOWHERE + id;
  }

  /** Whether the alert is a threat that names neither asset nor place. */
  public static boolean isNowhere(Alert alert) {
    return alert.getSource().equals(SOURCE) && alert.getAsset().equals(nowhere(alert.getAlertId()));
  }

  /** Whether the alert says where on earth it is, or was reported as a threat without saying so. */
  static boolean isThreat(Alert alert) {
    return alert.getLocation() != null
        || alert.getCoordinates() != null
        || SOURCE.equals(alert.getSource());
  }
}
