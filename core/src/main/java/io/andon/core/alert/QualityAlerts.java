package io.andon.core.alert;

/** Alerts that quality checks are while they fail: each is called by the id of its check. */
public final class QualityAlerts {
  /** The source of these alerts. */
  public static final String SOURCE = "quality";

  private QualityAlerts() {}
}
