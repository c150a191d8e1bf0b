package io.andon.core.incident;

import io.andon.schema.Absorbed;
import io.andon.schema.EvidenceAdded;
import io.andon.schema.EvidenceAmended;
import io.andon.schema.EvidenceCleared;
import io.andon.schema.EvidenceReactivated;
import io.andon.schema.EvidenceRemoved;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Linked;
import io.andon.schema.Reassessed;

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
    return change instanceof EvidenceCleared || change instanceof EvidenceReactivated;
  }

  /** Whether severity, root and blast radius may follow from the change. */
  public static boolean isAboutEvidence(Object change) {
    return change instanceof Absorbed
        || change instanceof EvidenceRemoved
        || (isEvidence(change) && !(change instanceof Reassessed));
  }

  private static boolean isEvidence(Object change) {
    return change instanceof EvidenceAdded
        || change instanceof EvidenceAmended
        || change instanceof EvidenceCleared
        || change instanceof EvidenceReactivated
        || change instanceof Linked
        || change instanceof Reassessed;
  }
}
