package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.audit.AuditFilter;
import io.andon.core.audit.IncidentLines;
import io.andon.core.incident.TimelineEntries;
import io.andon.core.space.Change;
import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.internal.AuditEntry;
import io.andon.topology.kv.Key;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The audit trail of a space: the events of its incidents, which are their timelines too, and the
 * entries of everything else. Only ever added to, until it has been kept long enough.
 */
final class StoredAudit {
  private static final byte[] PRESENT = {};

  private final KeyValueStore<Bytes, byte[]> store;
  private final String slug;
  private final SpaceCounters counters;

  StoredAudit(KeyValueStore<Bytes, byte[]> store, String slug, SpaceCounters counters) {
    this.store = store;
    this.slug = slug;
    this.counters = counters;
  }

  void write(Change.OfAudit change) {
    switch (change) {
      case Change.Audited c -> save(c.entry());
      case Change.AuditExpired c -> expire(c.entry());
      case Change.EventExpired c -> expire(c.event());
    }
  }

  /** Of a storm only what adds something costs more than its row. */
  void write(IncidentEvent event) {
    SpaceTables.TIMELINE.put(store, row(event), event);
    if (IncidentLines.any(event)) {
      for (Key index : indexes(event)) {
        store.put(AuditPosition.of(event).in(index), PRESENT);
      }
    }
  }

  private void save(AuditEntry entry) {
    SpaceTables.AUDIT.put(store, SpaceKeys.auditEntry(slug, entry.getSeq()), entry);
    for (Key index : indexes(entry)) {
      store.put(AuditPosition.of(entry).in(index), PRESENT);
    }
    counters.audited(entry.getSeq());
  }

  private Key row(IncidentEvent event) {
    return SpaceKeys.timelineEntry(slug, event.getIncident(), event.getVersion());
  }

  private List<Key> indexes(IncidentEvent event) {
    List<Key> indexes = byActor(event.getActor());
    indexes.add(SpaceKeys.auditByTime(slug));
    return indexes;
  }

  private List<Key> indexes(AuditEntry entry) {
    List<Key> indexes = byActor(entry.getActor());
    indexes.add(SpaceKeys.auditByTime(slug));
    indexes.add(SpaceKeys.auditByKind(slug, entry.getEntity()));
    indexes.add(SpaceKeys.auditByThing(slug, entry.getEntity(), entry.getEntityId()));
    return indexes;
  }

  /** What the system does by itself is most of it, and nobody asks for that by name. */
  private List<Key> byActor(Actor actor) {
    Set<String> names = new LinkedHashSet<>();
    if (actor.getKind() != ActorKind.SYSTEM) {
      names.add(AuditFilter.folded(actor.getId()));
      names.add(AuditFilter.folded(actor.getName()));
    }
    List<Key> indexes = new ArrayList<>();
    names.forEach(name -> indexes.add(SpaceKeys.auditByActor(slug, name)));
    return indexes;
  }

  /**
   * An incident expires: the events that the audit trail shows are kept, those that only its
   * evidence grew by are deleted.
   */
  void leave(Incident incident) {
    Key history = SpaceKeys.timeline(slug, incident.getId());
    for (IncidentEvent event : SpaceTables.TIMELINE.scan(store, history)) {
      if (!TimelineEntries.belongs(event) || !IncidentLines.any(event)) {
        delete(event);
      }
    }
    store.put(
        SpaceKeys.expiredIncident(slug, incident.getNumber()).bytes(),
        incident.getId().getBytes(UTF_8));
  }

  private void expire(IncidentEvent event) {
    delete(event);
    if (!hasMore(event.getIncident())) {
      store.delete(SpaceKeys.expiredIncident(slug, event.getNumber()).bytes());
    }
  }

  private boolean hasMore(String incident) {
    Key history = SpaceKeys.timeline(slug, incident);
    try (KeyValueIterator<Bytes, byte[]> rest = store.range(history.bytes(), history.last())) {
      return rest.hasNext();
    }
  }

  private void delete(IncidentEvent event) {
    store.delete(row(event).bytes());
    indexes(event).forEach(index -> store.delete(AuditPosition.of(event).in(index)));
  }

  private void expire(AuditEntry entry) {
    store.delete(SpaceKeys.auditEntry(slug, entry.getSeq()).bytes());
    indexes(entry).forEach(index -> store.delete(AuditPosition.of(entry).in(index)));
  }
}
