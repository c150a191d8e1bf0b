package io.andon.gateway.surface.quality;

import static io.andon.gateway.json.Vocabulary.entry;

import io.andon.gateway.json.Vocabulary;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;

/** What quality calls states and severities. */
final class QualityVocabulary {
  static final Vocabulary<IncidentState> STATUS =
      Vocabulary.ofEvery(
          IncidentState.class,
          entry("open", IncidentState.OPEN),
          entry("investigating", IncidentState.INVESTIGATING, IncidentState.SNOOZED),
          // a merged one goes on elsewhere, see merged_into; as itself it is done
          entry("resolved", IncidentState.RESOLVED, IncidentState.CLOSED, IncidentState.MERGED));

  static final Vocabulary<Severity> SEVERITY =
      Vocabulary.ofEvery(
          Severity.class,
          entry("critical", Severity.CRITICAL),
          entry("high", Severity.HIGH),
          entry("medium", Severity.MEDIUM),
          entry("low", Severity.LOW, Severity.INFO));

  private QualityVocabulary() {}
}
