package io.andon.standalone.plant;

import io.andon.schema.Alert;
import io.andon.schema.AlertStatus;
import io.andon.schema.Severity;
import java.time.Instant;
import java.util.Map;

/**
 * A failing condition, which its source reports again and again.
 *
 * @param subject what fails
 * @param alertId the source's id of the condition
 * @param check what found it
 */
record Condition(Subject subject, String alertId, Check check) {

  record Subject(String space, String asset, Map<String, String> labels) {}

  record Check(String source, String type, String title, Severity severity) {}

  /** The condition holds. A later {@code observedAt} makes it a new observation of the same. */
  Alert active(Instant startsAt, Instant observedAt, Map<String, String> annotations) {
    return report(AlertStatus.ACTIVE, startsAt, annotations).setObservedAt(observedAt).build();
  }

  /** The condition ended. A later {@code observedAt} makes it a duplicate resolve. */
  Alert resolved(Ended ended, Instant observedAt, Map<String, String> annotations) {
    return report(AlertStatus.RESOLVED, ended.startsAt(), annotations)
        .setEndsAt(ended.endsAt())
        .setObservedAt(observedAt)
        .build();
  }

  record Ended(Instant startsAt, Instant endsAt) {}

  private Alert.Builder report(
      AlertStatus status, Instant startsAt, Map<String, String> annotations) {
    return Alert.newBuilder()
        .setSpace(subject.space())
        .setAsset(subject.asset())
        .setLabels(subject.labels())
        .setAlertId(alertId)
        .setSource(check.source())
        .setType(check.type())
        .setTitle(check.title())
        .setSeverity(check.severity())
        .setStatus(status)
        .setStartsAt(startsAt)
        .setAnnotations(annotations);
  }
}
