package io.andon.core.incident;

import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it was at some time: the fold of its events up to then.
 *
 * @param incident its state
 * @param evidence its evidence and that of those it had taken over, in the order it was added
 * @param events everything that had happened to it, oldest first
 */
public record PastIncident(Incident incident, List<Evidence> evidence, List<IncidentEvent> events) {
  public PastIncident {
    evidence = List.copyOf(evidence);
    events = List.copyOf(events);
  }

  /**
   * The incident at a time; empty before it was opened.
   *
   * @param histories every event of an incident, oldest first
   */
  public static Optional<PastIncident> at(
      Instant time, String id, Function<String, List<IncidentEvent>> histories) {
    Function<String, Past> past = one -> Past.of(until(time, histories.apply(one)));
    Past own = past.apply(id);
    Incident incident = own.incident();
    if (incident == null) {
      return Optional.empty();
    }
    EvidenceFold fold =
        new EvidenceFold(histories).takeAll(MergeChain.last(own, Past::mergedInto, past).events());
    if (fold.of(id) == null) {
      fold = new EvidenceFold(histories).takeAll(own.events());
    }
    List<Evidence> evidence = new ArrayList<>(of(fold, id));
    for (String merged : incident.getMergedFrom()) {
      evidence.addAll(of(fold, merged));
    }
    evidence.sort(Comparator.comparing(Evidence::getAddedAt));
    return Optional.of(new PastIncident(incident, evidence, own.events()));
  }

  /** Events and their fold; null without events. */
  private record Past(List<IncidentEvent> events, @Nullable Incident incident) {
    static Past of(List<IncidentEvent> events) {
      Incident incident = null;
      for (IncidentEvent event : events) {
        incident = IncidentFold.apply(incident, event);
      }
      return new Past(events, incident);
    }

    @Nullable String mergedInto() {
      return incident == null ? null : incident.getMergedInto();
    }
  }

  /**
   * Up to the first that came later. What was decided after that one was decided later too,
   * whatever time it bears: times of signals, commands and timers are taken in different places.
   */
  private static List<IncidentEvent> until(Instant time, List<IncidentEvent> events) {
    return events.stream().takeWhile(event -> !event.getAt().isAfter(time)).toList();
  }

  private static List<Evidence> of(EvidenceFold fold, String incident) {
    List<Evidence> own = fold.of(incident);
    return own == null ? List.of() : own;
  }
}
