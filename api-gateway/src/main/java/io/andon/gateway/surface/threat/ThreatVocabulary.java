package io.andon.gateway.surface.threat;

import static io.andon.gateway.json.Vocabulary.entry;

import io.andon.gateway.json.Vocabulary;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import org.jspecify.annotations.Nullable;

/** What this vocabulary calls states, scopes and severities. */
final class ThreatVocabulary {
  static final Vocabulary<IncidentState> STATUS =
      Vocabulary.ofEvery(
          IncidentState.class,
          entry("open", IncidentState.OPEN, IncidentState.INVESTIGATING, IncidentState.SNOOZED),
          // a merged one is final too: it goes on as another
          entry("closed", IncidentState.CLOSED, IncidentState.MERGED),
          entry("resolved", IncidentState.RESOLVED));

  /** A scope is what it is called. */
  static final Vocabulary<String> SCOPE =
      Vocabulary.of(entry("investigation", "investigation"), entry("aggregate", "aggregate"));

  static final Vocabulary<Severity> SEVERITY =
      Vocabulary.ofEvery(
          Severity.class,
          entry("critical", Severity.CRITICAL),
          entry("high", Severity.HIGH),
          entry("medium", Severity.MEDIUM),
          entry("low", Severity.LOW),
          entry("negligible", Severity.INFO));

  private ThreatVocabulary() {}

  /** An incident of which nobody said otherwise is an aggregate. */
  static String scope(@Nullable String scope) {
    return scope == null ? "aggregate" : scope;
  }
}
