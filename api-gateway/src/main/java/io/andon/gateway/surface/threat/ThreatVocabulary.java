package io.andon.gateway.surface.threat;

import static java.util.Map.entry;

import io.andon.gateway.json.Vocabulary;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this vocabulary calls states, scopes and severities. */
final class ThreatVocabulary {
  static final Vocabulary<IncidentState> STATUS =
      Vocabulary.of(
          entry("open", IncidentState.OPEN),
          entry("closed", IncidentState.CLOSED),
          entry("resolved", IncidentState.RESOLVED));

  static final Vocabulary<Set<IncidentState>> STATUS_FILTER =
      Vocabulary.of(
          entry(
              "open",
              Set.of(IncidentState.OPEN, IncidentState.INVESTIGATING, IncidentState.SNOOZED)),
          entry("closed", Set.of(IncidentState.CLOSED)),
          entry("resolved", Set.of(IncidentState.RESOLVED)));

  /** A scope is what it is called. */
  static final Vocabulary<String> SCOPE =
      Vocabulary.of(entry("investigation", "investigation"), entry("aggregate", "aggregate"));

  static final Vocabulary<Severity> SEVERITY =
      Vocabulary.of(
          entry("critical", Severity.CRITICAL),
          entry("high", Severity.HIGH),
          entry("medium", Severity.MEDIUM),
          entry("low", Severity.LOW),
          entry("negligible", Severity.INFO));

  private ThreatVocabulary() {}

  /** The states that this vocabulary calls the same. */
  static IncidentState[] sameAs(IncidentState state) {
    return Stream.of(IncidentState.values())
        .filter(other -> status(other).equals(status(state)))
        .toArray(IncidentState[]::new);
  }

  static String status(IncidentState state) {
    return switch (state) {
      case OPEN, INVESTIGATING, SNOOZED -> "open";
      case RESOLVED -> "resolved";
      // a merged one is final too: it goes on as another
      case CLOSED, MERGED -> "closed";
    };
  }

  /** An incident of which nobody said otherwise is an aggregate. */
  static String scope(@Nullable String scope) {
    return scope == null ? "aggregate" : scope;
  }

  static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case HIGH -> "high";
      case MEDIUM -> "medium";
      case LOW -> "low";
      case INFO -> "negligible";
    };
  }
}
