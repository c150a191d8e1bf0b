package io.andon.core.incident;

import io.andon.core.row.RowCopy;
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
import io.andon.schema.Linked;
import io.andon.schema.MergedInto;
import io.andon.schema.Opened;
import io.andon.schema.Reassessed;
import io.andon.schema.Severity;
import io.andon.schema.StateChanged;
import io.andon.schema.TicketLinked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Folds events into the evidence of an incident and of those it took over. */
public final class EvidenceFold {
  /** How many links one piece of evidence keeps; the audit log has them all. */
  private static final int MAX_LINKS = 20;

  private final Function<String, List<IncidentEvent>> histories;
  private final Map<String, List<Evidence>> homes = new HashMap<>();

  /**
   * By ref: the latest episode is the one that changes are about, whichever of the incidents has
   * it.
   */
  private final Map<String, Evidence> latest = new HashMap<>();

  /**
   * @param histories every event of an incident, oldest first
   */
  EvidenceFold(Function<String, List<IncidentEvent>> histories) {
    this.histories = histories;
  }

  /** A piece of evidence linked to another one; null when it has enough links. */
  public static @Nullable Evidence linked(Evidence evidence, String ref) {
    if (evidence.getLinked().size() >= MAX_LINKS) {
      return null;
    }
    Evidence linked = RowCopy.of(evidence, Evidence::new);
    linked.setLinked(links(evidence, ref));
    return linked;
  }

  private static List<String> links(Evidence evidence, String ref) {
    List<String> links = new ArrayList<>(evidence.getLinked());
    links.add(ref);
    return links;
  }

  private static void link(Evidence evidence, String ref) {
    if (evidence.getLinked().size() < MAX_LINKS) {
      evidence.setLinked(links(evidence, ref));
    }
  }

  /** What an incident itself was given, in order; null when it is none of those folded here. */
  @Nullable List<Evidence> of(String incident) {
    return homes.get(incident);
  }

  EvidenceFold takeAll(List<IncidentEvent> events) {
    events.forEach(this::take);
    return this;
  }

  private void take(IncidentEvent event) {
    List<Evidence> own = homes.computeIfAbsent(event.getIncident(), id -> new ArrayList<>());
    for (Object change : event.getChanges()) {
      switch (change) {
        case EvidenceAdded c -> {
          Evidence added = RowCopy.of(c.getEvidence(), Evidence::new);
          own.add(added);
          latest.put(added.getRef(), added);
        }
        case EvidenceAmended c -> change(c.getRef(), one -> amend(one, c));
        case EvidenceCleared c -> change(c.getRef(), one -> clear(one, c));
        case EvidenceReactivated c -> change(c.getRef(), one -> reactivate(one, c));
        case EvidenceRemoved c -> remove(c.getRef());
        case Linked c -> {
          change(c.getAlert(), one -> link(one, c.getDowntime()));
          change(c.getDowntime(), one -> link(one, c.getAlert()));
        }
        // what is taken over never changes as itself again: all it ever held comes along
        case Absorbed c ->
            merge(new EvidenceFold(histories).takeAll(histories.apply(c.getIncident())));
        // of the incident, not of its evidence
        case Opened c -> {}
        case Reassessed c -> {}
        case StateChanged c -> {}
        case FieldChanged c -> {}
        case TicketLinked c -> {}
        case DownstreamNotified c -> {}
        case MergedInto c -> {} // its evidence stays its own; who took it over folds it as absorbed
        default -> throw new IllegalStateException("unexpected " + change.getClass());
      }
    }
  }

  private void change(String ref, Consumer<Evidence> how) {
    Evidence evidence = latest.get(ref);
    if (evidence != null) {
      how.accept(evidence);
    }
  }

  private static void amend(Evidence evidence, EvidenceAmended change) {
    evidence.setSeverity(change.getSeverity());
    evidence.setOnsetAt(change.getOnsetAt());
    rename(evidence, change.getTitle(), change.getType());
  }

  private static void clear(Evidence evidence, EvidenceCleared change) {
    evidence.setClearedAt(change.getAt());
    Severity severity = change.getSeverityNow();
    evidence.setSeverity(severity == null ? evidence.getSeverity() : severity);
    rename(evidence, change.getTitle(), change.getType());
  }

  private static void reactivate(Evidence evidence, EvidenceReactivated change) {
    evidence.setClearedAt(null);
    evidence.setSeverity(change.getSeverity());
    rename(evidence, change.getTitle(), change.getType());
  }

  private static void rename(Evidence evidence, @Nullable String title, @Nullable String type) {
    evidence.setTitle(title == null ? evidence.getTitle() : title);
    evidence.setType(type == null ? evidence.getType() : type);
  }

  private void remove(String ref) {
    Evidence gone = latest.remove(ref);
    // the same object, not one that looks the same
    homes.values().forEach(all -> all.removeIf(one -> one == gone));
  }

  private void merge(EvidenceFold other) {
    homes.putAll(other.homes);
    other.latest.forEach(
        (ref, theirs) ->
            latest.merge(ref, theirs, (a, b) -> b.getAddedAt().isAfter(a.getAddedAt()) ? b : a));
  }
}
