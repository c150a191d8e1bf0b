package io.andon.core.incident;

import io.andon.schema.Absorbed;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.EvidenceAdded;
import io.andon.schema.EvidenceAmended;
import io.andon.schema.EvidenceCleared;
import io.andon.schema.EvidenceReactivated;
import io.andon.schema.EvidenceRemoved;
import io.andon.schema.FieldChanged;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Linked;
import io.andon.schema.MergedInto;
import io.andon.schema.Opened;
import io.andon.schema.Reassessed;
import io.andon.schema.StateChanged;
import io.andon.schema.TicketLinked;

/** Which events of an incident its timeline tells; the stored history has them all. */
public final class TimelineEntries {
  private TimelineEntries() {}

  /**
   * Whether the event says more than evidence does: evidence is shown by itself, and a storm of it
   * would bury what people did.
   */
  public static boolean belongs(IncidentEvent event) {
    return event.getChanges().stream().anyMatch(change -> !isEvidence(change));
  }

  /** Whether the change is of evidence that was there already: it cleared, or fired again. */
  public static boolean tellsOfEvidence(Object change) {
    return Subject.of(change) == Subject.COURSE_OF_EVIDENCE;
  }

  /** Whether severity, root and blast radius may follow from the change. */
  public static boolean isAboutEvidence(Object change) {
    return switch (Subject.of(change)) {
      case EVIDENCE, COURSE_OF_EVIDENCE, WHOSE_EVIDENCE -> true;
      case CONCLUSION, INCIDENT -> false;
    };
  }

  private static boolean isEvidence(Object change) {
    return switch (Subject.of(change)) {
      case EVIDENCE, COURSE_OF_EVIDENCE, CONCLUSION -> true;
      case WHOSE_EVIDENCE, INCIDENT -> false;
    };
  }

  /** What a change is about. */
  private enum Subject {
    /** A piece of evidence. */
    EVIDENCE,
    /** A piece of evidence that was there already cleared or fired again. */
    COURSE_OF_EVIDENCE,
    /** To which incident evidence belongs. */
    WHOSE_EVIDENCE,
    /** What follows from all evidence. */
    CONCLUSION,
    /** The incident itself. */
    INCIDENT;

    static Subject of(Object change) {
      return switch (change) {
        case EvidenceAdded c -> EVIDENCE;
        case EvidenceAmended c -> EVIDENCE;
        case Linked c -> EVIDENCE;
        case EvidenceCleared c -> COURSE_OF_EVIDENCE;
        case EvidenceReactivated c -> COURSE_OF_EVIDENCE;
        case EvidenceRemoved c -> WHOSE_EVIDENCE;
        case Absorbed c -> WHOSE_EVIDENCE;
        case Reassessed c -> CONCLUSION;
        case Opened c -> INCIDENT;
        case StateChanged c -> INCIDENT;
        case FieldChanged c -> INCIDENT;
        case TicketLinked c -> INCIDENT;
        case DownstreamNotified c -> INCIDENT;
        case MergedInto c -> INCIDENT;
        default -> throw new IllegalStateException("unexpected " + change.getClass());
      };
    }
  }
}
