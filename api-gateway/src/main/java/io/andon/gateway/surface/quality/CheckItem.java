package io.andon.gateway.surface.quality;

import io.andon.core.alert.Fingerprint;
import io.andon.core.alert.QualityAlerts;
import io.andon.gateway.json.Times;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.internal.QualityCheck;
import org.jspecify.annotations.Nullable;

/**
 * A quality check as the API shows it.
 *
 * @param status {@code passed} or {@code failed}; null: it was never executed
 * @param failingSince null: it does not fail
 * @param alertId the alert that it is when it fails
 */
record CheckItem(
    String id,
    String name,
    @Nullable String description,
    String asset,
    String severity,
    @Nullable String status,
    @Nullable String lastExecutedAt,
    @Nullable String failingSince,
    String alertId,
    long executions,
    String createdAt,
    String createdBy) {
  static CheckItem of(QualityCheck check) {
    return new CheckItem(
        check.getId(),
        check.getName(),
        check.getDescription(),
        check.getAsset(),
        Vocabulary.lowerCase(check.getSeverity()),
        check.getLastPassed() == null ? null : ExecutionItem.word(check.getLastPassed()),
        Times.utcOrNull(check.getLastAt()),
        Times.utcOrNull(check.getFailingSince()),
        Fingerprint.of(QualityAlerts.SOURCE, check.getId()),
        check.getExecutions(),
        Times.utc(check.getCreatedAt()),
        check.getCreatedBy());
  }
}
