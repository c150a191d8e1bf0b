package io.andon.gateway.surface.quality;

import static java.util.Map.entry;

import io.andon.gateway.json.Vocabulary;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import java.util.Set;
import java.util.stream.Stream;

/** What quality calls states and severities. */
final class QualityVocabulary {
  static final Vocabulary<IncidentState> STATUS =
      Vocabulary.of(
          entry("open", IncidentState.OPEN),
          entry("investigating", IncidentState.INVESTIGATING),
          entry("resolved", IncidentState.RESOLVED));

  static final Vocabulary<Set<IncidentState>> STATUS_FILTER =
      Vocabulary.of(
          entry("open", Set.of(IncidentState.OPEN)),
          entry("investigating", Set.of(IncidentState.INVESTIGATING, IncidentState.SNOOZED)),
          entry("resolved", Set.of(IncidentState.RESOLVED, IncidentState.CLOSED)));

  static final Vocabulary<Severity> SEVERITY =
      Vocabulary.of(
          entry("critical", Severity.CRITICAL),
          entry("high", Severity.HIGH),
          entry("medium", Severity.MEDIUM),
          entry("low", Severity.LOW));

  private QualityVocabulary() {}

  /** The states that quality calls the same. */
  static IncidentState[] sameAs(IncidentState state) {
    return Stream.of(IncidentState.values())
        .filter(other -> status(other).equals(status(state)))
        .toArray(IncidentState[]::new);
  }

  static String status(IncidentState state) {
    return switch (state) {
      case OPEN -> "open";
      case INVESTIGATING, SNOOZED -> "investigating";
      // a merged one goes on elsewhere, see merged_into; as itself it is done
      case RESOLVED, CLOSED, MERGED -> "resolved";
    };
  }

  static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case HIGH -> "high";
      case MEDIUM -> "medium";
      case LOW, INFO -> "low";
    };
  }
}
