package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.incident.IndexedFields;
import io.andon.core.incident.IndexedFields.Facet;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the indexes and counters of a space's incidents in step with them. The state has an index
 * of its own, so a move of state does not touch the others.
 */
final class IncidentIndexes {
  /** Fields whose lists have a total. */
  private static final Set<Facet> COUNTED = EnumSet.of(Facet.ASSET, Facet.SCOPE);

  private final KeyValueStore<Bytes, byte[]> store;
  private final String space;

  IncidentIndexes(KeyValueStore<Bytes, byte[]> store, String space) {
    this.store = store;
    this.space = space;
  }

  /** Moves the entries of an incident; {@code before} is null for a new one. */
  void move(Incident incident, @Nullable IndexedFields before) {
    IndexedFields now = IndexedFields.of(incident);
    byte[] id = incident.getId().getBytes(UTF_8);
    long number = incident.getNumber();
    if (before == null || before.state() != now.state()) {
      if (before != null) {
        store.delete(SpaceKeys.incidentByState(space, before.state(), number).bytes());
      }
      store.put(SpaceKeys.incidentByState(space, now.state(), number).bytes(), id);
    }
    if (before == null || !before.startedAt().equals(now.startedAt())) {
      if (before != null) {
        store.delete(SpaceKeys.incidentByStart(space, before.startedAt(), number).bytes());
      }
      store.put(SpaceKeys.incidentByStart(space, now.startedAt(), number).bytes(), id);
    }
    for (Facet facet : Facet.values()) {
      move(facet, before, now, incident);
    }
    if (before == null && now.dedupKey() != null) {
      store.put(SpaceKeys.incidentByDedupKey(space, now.dedupKey()).bytes(), id);
    }
  }

  private void move(
      Facet facet, @Nullable IndexedFields before, IndexedFields now, Incident incident) {
    String old = before == null ? null : before.value(facet);
    String value = now.value(facet);
    if (!Objects.equals(old, value)) {
      if (old != null) {
        store.delete(entry(facet, old, incident.getNumber()));
      }
      if (value != null) {
        store.put(entry(facet, value, incident.getNumber()), incident.getId().getBytes(UTF_8));
      }
    }
    IncidentState stateBefore = before == null ? null : before.state();
    if (COUNTED.contains(facet) && !(Objects.equals(old, value) && stateBefore == now.state())) {
      if (old != null && stateBefore != null) {
        count(facet, old, stateBefore, -1);
      }
      if (value != null) {
        count(facet, value, now.state(), 1);
      }
    }
  }

  private Bytes entry(Facet facet, String value, long number) {
    return SpaceKeys.incidentsByFacet(space, facet, value).descending(number).bytes();
  }

  private void count(Facet facet, String value, IncidentState state, long by) {
    Bytes key = SpaceKeys.count(space, facet, value, state).bytes();
    long count = count(store.get(key)) + by;
    if (count == 0) {
      store.delete(key);
    } else {
      store.put(key, ByteBuffer.allocate(Long.BYTES).putLong(count).array());
    }
  }

  /** Id of the incident with this number, merged away or not; null when there is none. */
  static @Nullable String idByNumber(
      ReadOnlyKeyValueStore<Bytes, byte[]> store, String space, long number) {
    for (IncidentState state : IncidentState.values()) {
      byte[] id = store.get(SpaceKeys.incidentByState(space, state, number).bytes());
      if (id != null) {
        return new String(id, UTF_8);
      }
    }
    return null;
  }

  /** How many incidents with this value are in this state. */
  static long count(
      ReadOnlyKeyValueStore<Bytes, byte[]> store,
      String space,
      Facet facet,
      String value,
      IncidentState state) {
    return count(store.get(SpaceKeys.count(space, facet, value, state).bytes()));
  }

  private static long count(byte @Nullable [] stored) {
    return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
  }

  /** Removes every entry of an incident that has expired. */
  void remove(Incident incident) {
    IndexedFields facets = IndexedFields.of(incident);
    long number = incident.getNumber();
    store.delete(SpaceKeys.incidentByState(space, facets.state(), number).bytes());
    store.delete(SpaceKeys.incidentByStart(space, facets.startedAt(), number).bytes());
    for (Facet facet : Facet.values()) {
      String value = facets.value(facet);
      if (value != null) {
        store.delete(entry(facet, value, number));
        if (COUNTED.contains(facet)) {
          count(facet, value, facets.state(), -1);
        }
      }
    }
    String dedupKey = facets.dedupKey();
    if (dedupKey != null) {
      Bytes key = SpaceKeys.incidentByDedupKey(space, dedupKey).bytes();
      byte[] latest = store.get(key);
      if (latest != null && new String(latest, UTF_8).equals(incident.getId())) {
        store.delete(key);
      }
    }
  }
}
