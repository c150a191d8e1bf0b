package io.andon.gateway.surface.ops;

import static io.andon.gateway.json.Vocabulary.entry;

import io.andon.gateway.json.Vocabulary;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;

/** What ops calls states and severities. */
final class OpsVocabulary {
  static final Vocabulary<IncidentState> STATUS =
      Vocabulary.ofEvery(
          IncidentState.class,
          entry("OPEN", IncidentState.OPEN),
          entry("ACKNOWLEDGED", IncidentState.INVESTIGATING),
          // a merged one goes on as another; as itself it is done
          entry("RESOLVED", IncidentState.RESOLVED, IncidentState.CLOSED, IncidentState.MERGED),
          entry("SNOOZED", IncidentState.SNOOZED),
          entry("TRIGGERED", IncidentState.OPEN));

  /** How soon somebody has to look: the severity when nobody says more, and while nobody does. */
  static final Vocabulary<Severity> URGENCY =
      Vocabulary.ofEvery(
          Severity.class,
          entry("HIGH", Severity.HIGH, Severity.CRITICAL),
          entry("LOW", Severity.LOW, Severity.MEDIUM, Severity.INFO));

  static final Vocabulary<Severity> PRIORITY =
      Vocabulary.ofEvery(
          Severity.class,
          entry("P1", Severity.CRITICAL),
          entry("P2", Severity.HIGH),
          entry("P3", Severity.MEDIUM),
          entry("P4", Severity.LOW),
          entry("P5", Severity.INFO));

  private OpsVocabulary() {}
}
