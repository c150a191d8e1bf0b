package io.andon.core.command;

import io.andon.core.alert.QualityAlerts;
import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.internal.QualityCheck;
import io.andon.schema.internal.QualityResult;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alert that a quality check is while it fails. Its versions are told apart by measurement. */
final class QualityAlert {
  private QualityAlert() {}

  /**
   * The version that a result makes.
   *
   * @param check as it was before the result
   */
  static Alert of(QualityCheck check, QualityResult result) {
    Instant since = check.getFailingSince();
    return Alert.newBuilder()
        .setSpace(check.getSpace())
        .setSource(QualityAlerts.SOURCE)
        .setAlertId(check.getId())
        .setType("quality_check_failed")
        .setTitle(title(check, result))
        .setDescription(result.getNote())
        .setSeverity(check.getSeverity())
        .setStatus(result.getPassed() ? AlertStatus.RESOLVED : AlertStatus.ACTIVE)
        .setAsset(check.getAsset())
        .setStartsAt(since == null ? result.getMeasuredAt() : since)
        .setEndsAt(result.getPassed() ? result.getMeasuredAt() : null)
        .setObservedAt(result.getMeasuredAt())
        .setLabels(labels(check, result))
        .build();
  }

  private static String title(QualityCheck check, QualityResult result) {
    if (result.getValue() == null) {
      return check.getName();
    }
    String limits = limits(result.getLower(), result.getUpper());
    return "%s: %s%s".formatted(check.getName(), number(result.getValue()), limits);
  }

  private static String limits(@Nullable Double lower, @Nullable Double upper) {
    if (lower == null && upper == null) {
      return "";
    }
    if (lower == null) {
      return " (≤ %s)".formatted(number(upper));
    }
    return upper == null
        ? " (≥ %s)".formatted(number(lower))
        : " (%s–%s)".formatted(number(lower), number(upper));
  }

  /** 850, not 850.0. */
  private static String number(@Nullable Double value) {
    String text = String.valueOf(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static Map<String, String> labels(QualityCheck check, QualityResult result) {
    Map<String, String> labels = new HashMap<>();
    labels.put("check", check.getName());
    if (result.getBatch() != null) {
      labels.put("batch", result.getBatch());
    }
    return labels;
  }
}
