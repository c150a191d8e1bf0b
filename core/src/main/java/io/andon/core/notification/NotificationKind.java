package io.andon.core.notification;

import io.andon.core.incident.Growth;
import io.andon.core.incident.IncidentStates;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kind of a notification: what there is to tell of an incident. What matters most is first. */
public enum NotificationKind {
  OPENED("opened", Urgency.IMMEDIATE),
  REOPENED("reopened", Urgency.IMMEDIATE),
  WOKEN("woken", Urgency.IMMEDIATE),
  ESCALATED("escalated", Urgency.RATE_LIMITED),
  GREW("grew", Urgency.RATE_LIMITED),
  ACKNOWLEDGED("acknowledged", Urgency.SUBSCRIBERS_ONLY),
  UNACKNOWLEDGED("unacknowledged", Urgency.SUBSCRIBERS_ONLY),
  SNOOZED("snoozed", Urgency.SUBSCRIBERS_ONLY),
  RESOLVED("resolved", Urgency.FINAL),
  CLOSED("closed", Urgency.FINAL),
  MERGED("merged", Urgency.FINAL),
  DOWNSTREAM("downstream", Urgency.IMMEDIATE);

  /** How urgent a kind is, and to whom. */
  enum Urgency {
    /** Told at once, unless a silence covers the incident. */
    IMMEDIATE,
    /** More of what was told: at most once in a quiet period. */
    RATE_LIMITED,
    /** The end of what was told: told even in a silence, but only if people take it for open. */
    FINAL,
    /** What people did: for webhooks and subscribers, no message to anybody. */
    SUBSCRIBERS_ONLY
  }

  private final String word;
  private final Urgency urgency;

  NotificationKind(String word, Urgency urgency) {
    this.word = "incident." + word;
    this.urgency = urgency;
  }

  /** As notifications and webhooks name it, e.g. {@code incident.opened}. */
  public String word() {
    return word;
  }

  /** The kind with this word. */
  static NotificationKind of(String word) {
    return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst().orElseThrow();
  }

  /** Every word there is. */
  public static List<String> words() {
    return Stream.of(values()).map(NotificationKind::word).toList();
  }

  Urgency urgency() {
    return urgency;
  }

  /** The one thing to tell of what a decision did to an incident; null: nothing. */
  static @Nullable NotificationKind of(IncidentUpdate update) {
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
    return more && IncidentStates.isOpen(now) ? GREW : null;
  }

  private static @Nullable NotificationKind ofMove(IncidentState before, IncidentState now) {
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
