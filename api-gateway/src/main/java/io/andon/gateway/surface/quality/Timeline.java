package io.andon.gateway.surface.quality;

import io.andon.core.incident.TimelineEntries;
import io.andon.core.query.SpaceReader;
import io.andon.gateway.json.Times;
import io.andon.gateway.json.Vocabulary;
import io.andon.gateway.surface.incident.IncidentSnapshot;
import io.andon.schema.Evidence;
import io.andon.schema.EvidenceKind;
import io.andon.schema.EvidenceRemoved;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Opened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to an incident, oldest first. */
final class Timeline {
  private Timeline() {}

  /** The seed's shape, and beside it what finds the alert again. */
  record AlertAdded(
      String alertId, String alertType, String addedAt, String severity, String id, String title) {}

  private record Entry(Instant at, Place place, Object body) {
    // it begins with its opening, though evidence of what it took over may be older
    static final Comparator<Entry> ORDER =
        Comparator.comparing((Entry entry) -> entry.place() != Place.BEGINNING)
            .thenComparing(Entry::at)
            .thenComparing(Entry::place);
  }

  /** In which order the entries of one moment are told. */
  private enum Place {
    BEGINNING,
    EVIDENCE,
    CONCLUSION
  }

  /** The alerts only. */
  static List<AlertAdded> alerts(IncidentSnapshot incident, SpaceReader reader) {
    return incident.evidence().stream()
        .filter(one -> one.getKind() == EvidenceKind.ALERT)
        .sorted(Comparator.comparing(Evidence::getAddedAt).thenComparingLong(Evidence::getSeq))
        .map(
            one ->
                new AlertAdded(
                    AlertIdentity.of(one.getRef(), reader).alertId(),
                    one.getType(),
                    Times.utc(one.getAddedAt()),
                    Vocabulary.lowerCase(one.getSeverity()),
                    one.getRef(),
                    one.getTitle()))
        .toList();
  }

  /** Alerts, stops and every change, each with its kind. */
  static List<Object> everything(IncidentSnapshot incident, SpaceReader reader) {
    List<Entry> entries = new ArrayList<>();
    for (Evidence one : incident.evidence()) {
      entries.add(added(one, reader));
    }
    for (String merged : incident.incident().getMergedFrom()) {
      // what it was given before it was taken over stands above; what became of that, in its own
      for (IncidentEvent event : reader.history(merged)) {
        event.getChanges().stream()
            .filter(TimelineEntries::tellsOfEvidence)
            .forEach(change -> add(entries, event, change));
      }
    }
    for (IncidentEvent event : incident.history()) {
      boolean belongs = TimelineEntries.belongs(event);
      for (Object change : event.getChanges()) {
        if (!belongs && !TimelineEntries.tellsOfEvidence(change)) {
          continue; // conclusions from evidence that only grows
        }
        if (change instanceof EvidenceRemoved removed && removed.getEvidence() != null) {
          // that it was added stands nowhere else any more
          entries.add(added(removed.getEvidence(), reader));
        }
        add(entries, event, change);
      }
    }
    entries.sort(Entry.ORDER); // stable: else the order of the records stays
    return entries.stream().map(Entry::body).toList();
  }

  // what is evidence now stands in its own entries
  private static void add(List<Entry> entries, IncidentEvent event, Object change) {
    Place place = change instanceof Opened ? Place.BEGINNING : Place.CONCLUSION;
    for (Map<String, @Nullable Object> body : Changes.of(change)) {
      entries.add(new Entry(event.getAt(), place, change(event, body)));
    }
  }

  private static Entry added(Evidence one, SpaceReader reader) {
    return new Entry(one.getAddedAt(), Place.EVIDENCE, evidence(one, reader));
  }

  private static Map<String, @Nullable Object> evidence(Evidence one, SpaceReader reader) {
    boolean alert = one.getKind() == EvidenceKind.ALERT;
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("kind", alert ? "alert_added" : "downtime_added");
    body.put("at", Times.utc(one.getAddedAt()));
    if (alert) {
      body.put("alert_id", AlertIdentity.of(one.getRef(), reader).alertId());
      body.put("alert_type", one.getType());
    } else {
      body.put("event_id", one.getRef());
      body.put("reason", one.getType());
    }
    body.put("added_at", Times.utc(one.getAddedAt()));
    body.put("severity", Vocabulary.lowerCase(one.getSeverity()));
    body.put("id", one.getRef());
    body.put("title", one.getTitle());
    body.put("asset", one.getAsset());
    return body;
  }

  private static Map<String, @Nullable Object> change(
      IncidentEvent event, Map<String, @Nullable Object> what) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("kind", what.get("kind"));
    body.put("at", Times.utc(event.getAt()));
    body.put("actor", event.getActor().getName());
    body.put("surface", event.getSurface());
    body.putAll(what);
    return body;
  }
}
