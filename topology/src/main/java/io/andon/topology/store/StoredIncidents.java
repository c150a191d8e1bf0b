package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.correlation.OpenIncidents;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.incident.IncidentStates;
import io.andon.core.incident.IndexedFields;
import io.andon.core.query.Slice;
import io.andon.core.space.Change;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.RowCache;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of a space with their evidence, history and indexes; the open ones in memory too.
 */
final class StoredIncidents {
  private final KeyValueStore<Bytes, byte[]> store;
  private final String slug;
  private final SpaceCounters counters;
  private final StoredAudit audit;
  private final IncidentIndexes indexes;
  private final OpenIncidents open = new OpenIncidents();
  private final RowCache<String, Incident> recent = new RowCache<>(StoredSpace.RECENT);
  private final RowCache<String, Evidence> recentEvidence = new RowCache<>(StoredSpace.RECENT);

  StoredIncidents(
      KeyValueStore<Bytes, byte[]> store, String slug, SpaceCounters counters, StoredAudit audit) {
    this.store = store;
    this.slug = slug;
    this.counters = counters;
    this.audit = audit;
    this.indexes = new IncidentIndexes(store, slug);
    for (IncidentState state : IncidentState.values()) {
      if (IncidentStates.isOpen(state)) {
        loadOpen(state);
      }
    }
  }

  private void loadOpen(IncidentState state) {
    Key prefix = SpaceKeys.incidentsByState(slug, state);
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.bytes(), prefix.last())) {
      while (entries.hasNext()) {
        Incident incident = get(new String(entries.next().value, UTF_8));
        if (incident != null) {
          open.put(incident);
        }
      }
    }
  }

  OpenIncidents open() {
    return open;
  }

  @Nullable Incident get(String id) {
    return recent.get(id, () -> SpaceTables.INCIDENTS.get(store, SpaceKeys.incident(slug, id)));
  }

  /** Every one that the filter lets through, newest first. */
  List<Incident> all(IncidentFilter filter) {
    return new IncidentLists(store, slug)
        .read(filter, Slice.first(Integer.MAX_VALUE), counters::tally)
        .items();
  }

  @Nullable Incident byNumber(long number) {
    String id = IncidentIndexes.idByNumber(store, slug, number);
    return id == null ? null : get(id);
  }

  @Nullable String byDedupKey(String dedupKey) {
    byte[] id = store.get(SpaceKeys.incidentByDedupKey(slug, dedupKey).bytes());
    return id == null ? null : new String(id, UTF_8);
  }

  @Nullable Evidence evidence(String incident, long seq) {
    return recentEvidence.get(
        incident + seq,
        () -> SpaceTables.EVIDENCE.get(store, SpaceKeys.evidence(slug, incident, seq)));
  }

  void write(Change.OfIncidents change) {
    switch (change) {
      case Change.EvidenceSaved c -> save(c);
      case Change.EvidenceDeleted c -> delete(c);
      case Change.IncidentChanged c -> save(c);
      case Change.IncidentExpired c -> expire(c.incident());
    }
  }

  private void save(Change.EvidenceSaved change) {
    long seq = change.evidence().getSeq();
    recentEvidence.put(change.incident() + seq, change.evidence());
    SpaceTables.EVIDENCE.put(
        store, SpaceKeys.evidence(slug, change.incident(), seq), change.evidence());
  }

  private void delete(Change.EvidenceDeleted change) {
    recentEvidence.remove(change.incident() + change.seq());
    store.delete(SpaceKeys.evidence(slug, change.incident(), change.seq()).bytes());
  }

  private void save(Change.IncidentChanged change) {
    Incident incident = change.incident();
    recent.put(incident.getId(), incident);
    SpaceTables.INCIDENTS.put(store, SpaceKeys.incident(slug, incident.getId()), incident);
    audit.write(change.event());
    open.put(incident);
    Incident before = change.before();
    indexes.move(incident, before == null ? null : IndexedFields.of(before));
    if (before == null) {
      counters.taken(incident.getNumber());
    } else if (before.getState() != incident.getState()) {
      counters.incidents(before.getState().name(), -1);
    }
    if (before == null || before.getState() != incident.getState()) {
      counters.incidents(incident.getState().name(), 1);
    }
  }

  private void expire(Incident incident) {
    String id = incident.getId();
    recent.remove(id);
    for (long seq = 1; seq <= incident.getLastEvidence(); seq++) {
      recentEvidence.remove(id + seq);
    }
    store.delete(SpaceKeys.incident(slug, id).bytes());
    indexes.remove(incident);
    removeAll(SpaceKeys.evidences(slug, id));
    audit.leave(incident);
    counters.incidents(incident.getState().name(), -1);
  }

  private void removeAll(Key prefix) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.bytes(), prefix.last())) {
      while (entries.hasNext()) {
        store.delete(entries.next().key);
      }
    }
  }
}
