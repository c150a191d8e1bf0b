package io.andon.gateway.surface.threat;

import io.andon.core.incident.IncidentFold;
import io.andon.core.query.Page;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.json.Times;
import io.andon.gateway.surface.incident.IncidentSnapshot;
import io.andon.schema.Absorbed;
import io.andon.schema.ActorKind;
import io.andon.schema.DownstreamNotified;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceAdded;
import io.andon.schema.EvidenceAmended;
import io.andon.schema.EvidenceCleared;
import io.andon.schema.EvidenceKind;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to an incident, oldest first: what this vocabulary has words for. */
final class Activity {
  /** The name shown for what the system did by itself. */
  private static final String SYSTEM = "andon";

  private static final long FIRST = 0;
  private static final long LAST = Long.MAX_VALUE;

  private final SpaceReader reader;
  private final List<Entry> entries = new ArrayList<>();

  private Activity(SpaceReader reader) {
    this.reader = reader;
  }

  /**
   * One thing that happened.
   *
   * @param rank what comes first of the things that one decision did: the incident, its threats in
   *     their order, the rest
   */
  private record Entry(Instant at, long rank, Map<String, @Nullable Object> body) {}

  static Activity of(IncidentSnapshot incident, SpaceReader reader) {
    Activity activity = new Activity(reader);
    for (IncidentEvent event : incident.history()) {
      event.getChanges().forEach(change -> activity.take(event, change));
    }
    incident.evidence().forEach(activity::added);
    // it begins with its creation, though what it took over may be older; and stable: within a
    // millisecond the order of the history stays
    activity.entries.sort(
        Comparator.comparing((Entry entry) -> entry.rank() != FIRST)
            .thenComparing(Entry::at)
            .thenComparingLong(Entry::rank));
    return activity;
  }

  private void take(IncidentEvent event, Object change) {
    switch (change) {
      case Opened opened -> entries.add(entry(event, FIRST, "created", "title", opened.getTitle()));
      case StateChanged moved -> moved(event, moved);
      case FieldChanged changed ->
          add(
              event,
              "updated",
              "field",
              changed.getField(),
              "from",
              value(changed, changed.getBefore()),
              "to",
              value(changed, changed.getAfter()));
      case EvidenceRemoved removed -> removed(event, removed);
      case Absorbed absorbed ->
          add(
              event,
              "absorbed",
              "incident_id",
              absorbed.getIncident(),
              "reason",
              absorbed.getReason());
      case MergedInto merged ->
          add(event, "merged", "incident_id", merged.getIncident(), "reason", merged.getReason());
      // what evidence there is comes from the evidence itself
      case EvidenceAdded added -> {}
      // of these the vocabulary has no word
      case EvidenceAmended amended -> {}
      case EvidenceCleared cleared -> {}
      case EvidenceReactivated again -> {}
      case Linked linked -> {}
      case Reassessed reassessed -> {}
      case TicketLinked linked -> {}
      case DownstreamNotified told -> {}
      default -> throw new IllegalStateException("unexpected " + change.getClass());
    }
  }

  private void moved(IncidentEvent event, StateChanged moved) {
    String from = ThreatVocabulary.STATUS.word(moved.getFrom());
    String to = ThreatVocabulary.STATUS.word(moved.getTo());
    if (!from.equals(to)) {
      add(event, "status_changed", "from", from, "to", to, "reason", moved.getReason());
    }
  }

  private static @Nullable String value(FieldChanged changed, @Nullable String value) {
    return value != null && changed.getField().equals("severity")
        ? ThreatVocabulary.SEVERITY.word(Severity.valueOf(value))
        : value;
  }

  private void removed(IncidentEvent event, EvidenceRemoved removed) {
    Evidence evidence = removed.getEvidence();
    if (evidence != null && evidence.getKind() == EvidenceKind.ALERT) {
      added(evidence);
      add(
          event,
          "threat_removed",
          "threat_id",
          threatId(evidence),
          "title",
          evidence.getTitle(),
          "moved_to",
          removed.getMovedTo());
    }
  }

  private void added(Evidence evidence) {
    if (evidence.getKind() == EvidenceKind.ALERT) {
      entries.add(
          new Entry(
              evidence.getAddedAt(),
              evidence.getSeq(),
              body(
                  "threat_added",
                  evidence.getAddedAt(),
                  adder(evidence),
                  "threat_id",
                  threatId(evidence),
                  "title",
                  evidence.getTitle(),
                  "severity",
                  ThreatVocabulary.SEVERITY.word(evidence.getSeverity()))));
    }
  }

  private static String adder(Evidence evidence) {
    return evidence.getWhy().getRule().equals(IncidentFold.LINKED)
        ? evidence.getWhy().getMatched().getOrDefault(IncidentFold.LINKED_BY, SYSTEM)
        : SYSTEM;
  }

  private String threatId(Evidence evidence) {
    return reader.alert(evidence.getRef()).map(ThreatId::of).orElse(evidence.getRef());
  }

  private void add(IncidentEvent event, String kind, @Nullable Object... more) {
    entries.add(entry(event, LAST, kind, more));
  }

  private static Entry entry(
      IncidentEvent event, long rank, String kind, @Nullable Object... more) {
    boolean nobody = event.getActor().getKind() == ActorKind.SYSTEM;
    String actor = nobody ? SYSTEM : event.getActor().getName();
    return new Entry(event.getAt(), rank, body(kind, event.getAt(), actor, more));
  }

  private static Map<String, @Nullable Object> body(
      String kind, Instant at, String actor, @Nullable Object... more) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("kind", kind);
    body.put("at", Times.utc(at));
    body.put("actor", actor);
    for (int i = 0; i < more.length; i += 2) {
      body.put(String.valueOf(more[i]), more[i + 1]);
    }
    return body;
  }

  Page<Object> page(Slice slice) {
    return ListPage.of(entries.stream().<Object>map(Entry::body).toList(), slice);
  }
}
