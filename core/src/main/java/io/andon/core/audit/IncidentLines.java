package io.andon.core.audit;

import io.andon.schema.Absorbed;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceAdded;
import io.andon.schema.EvidenceAmended;
import io.andon.schema.EvidenceCleared;
import io.andon.schema.EvidenceReactivated;
import io.andon.schema.EvidenceRemoved;
import io.andon.schema.FieldChanged;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentState;
import io.andon.schema.Linked;
import io.andon.schema.MergedInto;
import io.andon.schema.Opened;
import io.andon.schema.Reassessed;
import io.andon.schema.StateChanged;
import io.andon.schema.TicketLinked;
import io.andon.schema.ValueChange;
import io.andon.schema.internal.AuditAction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event of an incident says to an auditor. */
public final class IncidentLines {
  private static final String ACTIVE = "active";
  private static final String CLEARED = "cleared";
  private static final String STATE = "state";

  private final List<Line> lines = new ArrayList<>();
  private @Nullable String moved;
  private @Nullable String merged;
  private @Nullable String absorbed;
  private boolean corrected;
  private boolean told;

  private IncidentLines() {}

  /** One change and, as far as it is known, why. */
  record Line(AuditAction action, ValueChange change, @Nullable String why) {}

  static List<Line> of(IncidentEvent event) {
    IncidentLines all = new IncidentLines();
    event.getChanges().forEach(all::take);
    event.getEffects().forEach(all::effect);
    if (all.corrected && !all.told) {
      String closed = ValueText.of(IncidentState.CLOSED);
      all.add(AuditAction.CHANGED, new ValueChange(STATE, closed, AuditItem.CORRECTED), all.moved);
    }
    return all.lines;
  }

  /** Whether there is a line at all: evidence that only grows gives none. */
  public static boolean any(IncidentEvent event) {
    return !event.getEffects().isEmpty()
        || event.getChanges().stream().anyMatch(IncidentLines::tells);
  }

  private static boolean tells(Object change) {
    return switch (change) {
      case Opened c -> true;
      case EvidenceAdded c -> true;
      case EvidenceCleared c -> true;
      case EvidenceReactivated c -> true;
      case EvidenceRemoved c -> true;
      case EvidenceAmended c -> c.getSeverity() != c.getSeverityBefore();
      case Linked c -> true;
      case DownstreamNotified c -> true;
      case StateChanged c -> c.getCorrected();
      // what these change shows in the effects of the event
      case Reassessed c -> false;
      case FieldChanged c -> false;
      case TicketLinked c -> false;
      case MergedInto c -> false;
      case Absorbed c -> false;
      default -> throw new IllegalStateException("unexpected " + change.getClass());
    };
  }

  private void effect(ValueChange effect) {
    boolean state = effect.getField().equals(STATE);
    told |= state;
    add(
        AuditAction.CHANGED,
        state && corrected
            ? new ValueChange(STATE, effect.getBefore(), AuditItem.CORRECTED)
            : effect,
        why(effect.getField()));
  }

  private void take(Object change) {
    switch (change) {
      case Opened opened -> opened(opened);
      case EvidenceAdded added -> {
        Evidence one = added.getEvidence();
        String now = one.getClearedAt() == null ? ACTIVE : CLEARED;
        String why = one.getTitle() + ": " + one.getWhy().getReason();
        evidence(one.getRef(), null, now, why);
      }
      case EvidenceCleared cleared -> evidence(cleared.getRef(), ACTIVE, CLEARED, null);
      case EvidenceReactivated again -> evidence(again.getRef(), CLEARED, ACTIVE, null);
      case EvidenceRemoved gone -> {
        String to = gone.getMovedTo();
        evidence(
            gone.getRef(),
            gone.getActive() ? ACTIVE : CLEARED,
            null,
            to == null ? null : "moved to " + to);
      }
      case EvidenceAmended amended -> amended(amended);
      case Linked linked ->
          changed("evidence.%s.linked".formatted(linked.getAlert()), null, linked.getDowntime());
      case DownstreamNotified told ->
          changed("notified_users", null, Integer.toString(told.getPeople()));
      case StateChanged to -> {
        moved = to.getReason();
        corrected |= to.getCorrected();
      }
      case MergedInto into -> merged = into.getReason();
      case Absorbed other ->
          absorbed = absorbed == null ? other.getReason() : absorbed + "; " + other.getReason();
      // what these change shows in the effects of the event
      case Reassessed assessment -> {}
      case FieldChanged field -> {}
      case TicketLinked ticket -> {}
      default -> throw new IllegalStateException("unexpected " + change.getClass());
    }
  }

  private void opened(Opened opened) {
    for (ValueChange first : RecordChanges.between(null, opened)) {
      add(AuditAction.CREATED, first, null);
    }
  }

  private void amended(EvidenceAmended amended) {
    if (amended.getSeverity() != amended.getSeverityBefore()) {
      changed(
          "evidence.%s.severity".formatted(amended.getRef()),
          ValueText.of(amended.getSeverityBefore()),
          ValueText.of(amended.getSeverity()));
    }
  }

  private void evidence(
      String ref, @Nullable String before, @Nullable String after, @Nullable String why) {
    add(AuditAction.CHANGED, new ValueChange("evidence." + ref, before, after), why);
  }

  private void changed(String field, @Nullable String before, @Nullable String after) {
    add(AuditAction.CHANGED, new ValueChange(field, before, after), null);
  }

  private void add(AuditAction action, ValueChange change, @Nullable String why) {
    lines.add(new Line(action, change, why));
  }

  private @Nullable String why(String field) {
    return switch (field) {
      case STATE -> merged == null ? moved : merged;
      case "snoozed_until" -> moved;
      case "merged_into" -> merged;
      case "merged_from" -> absorbed;
      default -> null;
    };
  }
}
