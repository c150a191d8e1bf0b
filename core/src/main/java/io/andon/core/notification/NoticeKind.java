package io.andon.core.notification;

import io.andon.core.correlation.OpenIncidents;
import io.andon.core.incident.Growth;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of an incident: the reason of a notification. What matters most is first.
 */
public enum NoticeKind {
  OPENED("opened", Weight.NEWS),
  REOPENED("reopened", Weight.NEWS),
  WOKEN("woken", Weight.NEWS),
  ESCALATED("escalated", Weight.MORE),
  GREW("grew", Weight.MORE),
  ACKNOWLEDGED("acknowledged", Weight.ASIDE),
  UNACKNOWLEDGED("unacknowledged", Weight.ASIDE),
  SNOOZED("snoozed", Weight.ASIDE),
  RESOLVED("resolved", Weight.END),
  CLOSED("closed", Weight.END),
  MERGED("merged", Weight.END),
  DOWNSTREAM("downstream", Weight.NEWS);

  /** How a kind is handled. */
  enum Weight {
    /** Told at once, unless a silence covers the incident. */
    NEWS,
    /** More of what was told: at most once in a quiet period. */
    MORE,
    /** The end of what was told: told even in a silence, but only if people take it for open. */
    END,
    /** What people did: for webhooks and subscribers, no message to anybody. */
    ASIDE
  }

  private final String word;
  private final Weight weight;

  NoticeKind(String word, Weight weight) {
    this.word = "incident." + word;
    this.weight = weight;
  }

  /** As notifications and webhooks name it, e.g. {@code incident.opened}. */
  public String word() {
    return word;
  }

  /** The kind with this word. */
  static NoticeKind of(String word) {
    return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst().orElseThrow();
  }

  /** Every word there is. */
  public static List<String> words() {
    return Stream.of(values()).map(NoticeKind::word).toList();
  }

  Weight weight() {
    return weight;
  }

  /** The one thing to tell of what a decision did to an incident; null: nothing. */
  static @Nullable NoticeKind of(IncidentUpdate update) {
    Incident before = update.before();
    IncidentState now = update.incident().getState();
    if (before == null) {
      // born and merged in one decision: its survivor speaks for it
      return now == IncidentState.MERGED ? null : OPENED;
    }
    if (before.getState() != now) {
      return ofMove(before.getState(), now);
    }
    boolean worse =
        update.incident().getActiveCount() > 0 // else it only shows its peak again
            && update.incident().getSeverity().compareTo(before.getSeverity()) < 0;
    if (worse) {
      return ESCALATED;
    }
    boolean more = update.changes().stream().anyMatch(change -> Growth.assets(change) != null);
    return more && OpenIncidents.takesEvidence(now) ? GREW : null;
  }

  private static @Nullable NoticeKind ofMove(IncidentState before, IncidentState now) {
    return switch (now) {
      case OPEN ->
          switch (before) {
            case RESOLVED -> REOPENED;
            case INVESTIGATING -> UNACKNOWLEDGED;
            case OPEN, SNOOZED, CLOSED, MERGED -> WOKEN;
          };
      case INVESTIGATING -> before == IncidentState.SNOOZED ? WOKEN : ACKNOWLEDGED;
      case SNOOZED -> SNOOZED;
      case RESOLVED -> RESOLVED;
      case CLOSED -> CLOSED;
      case MERGED -> MERGED;
    };
  }
}
