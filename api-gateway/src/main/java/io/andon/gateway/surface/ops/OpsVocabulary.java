package io.andon.gateway.surface.ops;

import static java.util.Map.entry;

import io.andon.gateway.json.Vocabulary;
import io.andon.schema.IncidentState;
import io.andon.schema.Severity;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What ops calls states and severities. */
final class OpsVocabulary {
  static final Vocabulary<IncidentState> STATUS =
      Vocabulary.of(
          entry("OPEN", IncidentState.OPEN),
          entry("ACKNOWLEDGED", IncidentState.INVESTIGATING),
          entry("RESOLVED", IncidentState.RESOLVED),
          entry("SNOOZED", IncidentState.SNOOZED),
          entry("TRIGGERED", IncidentState.OPEN));

  static final Vocabulary<Set<IncidentState>> STATUS_FILTER =
      Vocabulary.of(
          entry("OPEN", Set.of(IncidentState.OPEN)),
          entry("ACKNOWLEDGED", Set.of(IncidentState.INVESTIGATING)),
          entry("RESOLVED", Set.of(IncidentState.RESOLVED, IncidentState.CLOSED)),
          entry("SNOOZED", Set.of(IncidentState.SNOOZED)),
          entry("TRIGGERED", Set.of(IncidentState.OPEN)));

  static final Vocabulary<Urgency> URGENCY =
      Vocabulary.of(entry("HIGH", Urgency.HIGH), entry("LOW", Urgency.LOW));

  static final Vocabulary<Severity> PRIORITY =
      Vocabulary.of(
          entry("P1", Severity.CRITICAL),
          entry("P2", Severity.HIGH),
          entry("P3", Severity.MEDIUM),
          entry("P4", Severity.LOW),
          entry("P5", Severity.INFO));

  /** How soon somebody has to look. */
  enum Urgency {
    HIGH,
    LOW
  }

  private static final Pattern STATES =
      Pattern.compile("\\b(open|investigating|snoozed|resolved)\\b");
  private static final Pattern IDS =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private OpsVocabulary() {}

  /** A sentence of the core in the words of ops; what is closed is so for ops people too. */
  static String inOurs(String sentence) {
    String statuses =
        STATES
            .matcher(sentence)
            .replaceAll(
                state -> status(IncidentState.valueOf(state.group().toUpperCase(Locale.ROOT))));
    return IDS.matcher(statuses).replaceAll(id -> OpsId.of(id.group()));
  }

  static String status(IncidentState state) {
    return switch (state) {
      case OPEN -> "OPEN";
      case INVESTIGATING -> "ACKNOWLEDGED";
      case SNOOZED -> "SNOOZED";
      // a merged one goes on as another; as itself it is done
      case RESOLVED, CLOSED, MERGED -> "RESOLVED";
    };
  }

  /** The states that ops calls the same. */
  static IncidentState[] sameAs(IncidentState state) {
    return Stream.of(IncidentState.values())
        .filter(other -> status(other).equals(status(state)))
        .toArray(IncidentState[]::new);
  }

  static String priority(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "P1";
      case HIGH -> "P2";
      case MEDIUM -> "P3";
      case LOW -> "P4";
      case INFO -> "P5";
    };
  }

  /** The urgency while nobody set one. */
  static Urgency urgency(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> Urgency.HIGH;
      case MEDIUM, LOW, INFO -> Urgency.LOW;
    };
  }

  /** The severity of an incident whose reporter said only how urgent it is. */
  static Severity severity(Urgency urgency) {
    return switch (urgency) {
      case HIGH -> Severity.HIGH;
      case LOW -> Severity.LOW;
    };
  }
}
