package io.andon.topology.store;

import io.andon.core.space.Change;
import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.SpaceTally;
import io.andon.topology.TreeStore;
import io.andon.topology.kv.Key;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Everything in a space's store that follows from its records, as it is and as the records say it
 * should be: the latter by writing each record into an empty store.
 */
public final class StoreAudit {
  private static final String INDEXES_AND_COUNTERS = "BPduIfhcYyrHv";
  private static final String OF_INCIDENTS = "e";

  private final TreeStore store;
  private final String space;

  public StoreAudit(TreeStore store, String space) {
    this.store = store;
    this.space = space;
  }

  /** Entries of all indexes and stored counters but that of the dedup keys. */
  public Map<String, String> entries() {
    return entries(store);
  }

  /** What {@link #entries} should be. */
  public Map<String, String> expectedEntries() {
    return entries(rebuilt());
  }

  /** Counters of states, without zeros. */
  public Map<String, Long> tally() {
    return tally(store);
  }

  /** What {@link #tally} should be. */
  public Map<String, Long> expectedTally() {
    return tally(rebuilt());
  }

  /** Every incident there is, by number, however it is listed. */
  public List<Incident> incidents() {
    List<Incident> all = rows(SpaceKeys.INCIDENT, SpaceTables.INCIDENTS::decode);
    all.sort(Comparator.comparing(Incident::getNumber));
    return all;
  }

  public List<AlertRow> alerts() {
    return rows(SpaceKeys.ALERT, SpaceTables.ALERTS::decode);
  }

  public List<DowntimeRow> downtimes() {
    return rows(SpaceKeys.DOWNTIME, SpaceTables.DOWNTIMES::decode);
  }

  /** Entries of the audit trail's indexes that lead nowhere. */
  public List<String> auditOfNothing() {
    List<String> dangling = new ArrayList<>();
    for (KeyValue<Bytes, byte[]> entry : scan(store, SpaceKeys.AUDIT)) {
      AuditPosition position = AuditPosition.read(entry.key, Key.afterText(entry.key, 1));
      Key row =
          position.isOfIncident()
              ? SpaceKeys.timelineEntry(space, position.id(), position.number())
              : SpaceKeys.auditEntry(space, position.number());
      if (store.get(row.bytes()) == null) {
        dangling.add(position.toString());
      }
    }
    return dangling;
  }

  /** The incidents that evidence is kept of. */
  public List<String> incidentsWithDetails() {
    List<String> ids = new ArrayList<>();
    for (char tag : OF_INCIDENTS.toCharArray()) {
      scan(store, tag).forEach(e -> ids.add(Key.textAt(e.key, Key.afterText(e.key, 1))));
    }
    return ids.stream().distinct().toList();
  }

  private TreeStore rebuilt() {
    TreeStore empty = new TreeStore();
    StoredSpace rebuilt = new StoredSpace(empty, space);
    List<Change> changes = new ArrayList<>();
    incidents().forEach(one -> changes.add(new Change.IncidentChanged(one, nothing(one), null)));
    alerts().forEach(row -> changes.add(new Change.AlertSaved(row, null)));
    downtimes().forEach(row -> changes.add(new Change.DowntimeSaved(row, null)));
    rows(SpaceKeys.NOTICE, SpaceTables.NOTICES::decode)
        .forEach(notice -> changes.add(new Change.NoticeSaved(notice)));
    rows(SpaceKeys.INBOX_ITEM, SpaceTables.INBOX_ITEMS::decode)
        .forEach(item -> changes.add(new Change.InboxItemSaved(item, null)));
    rows(SpaceKeys.QUALITY_RESULT, SpaceTables.QUALITY_RESULTS::decode)
        .forEach(result -> changes.add(new Change.QualityResultSaved(result)));
    rebuilt.write(changes);
    return empty;
  }

  private static IncidentEvent nothing(Incident incident) {
    return IncidentEvent.newBuilder()
        .setSpace(incident.getSpace())
        .setIncident(incident.getId())
        .setNumber(incident.getNumber())
        .setVersion(incident.getVersion())
        .setAt(incident.getUpdatedAt())
        .setEventTime(incident.getUpdatedAt())
        .setActor(new Actor(ActorKind.SYSTEM, "andon", "Andon"))
        .setSurface("test")
        .setCause("nothing")
        .setChanges(List.of())
        .build();
  }

  private <T> List<T> rows(char tag, Function<byte[], T> decode) {
    return new ArrayList<>(scan(store, tag).stream().map(e -> decode.apply(e.value)).toList());
  }

  private static Map<String, String> entries(TreeStore store) {
    Map<String, String> entries = new TreeMap<>();
    for (char tag : INDEXES_AND_COUNTERS.toCharArray()) {
      scan(store, tag).forEach(e -> entries.put(readable(e.key), hex(e.value)));
    }
    return entries;
  }

  private Map<String, Long> tally(TreeStore of) {
    SpaceTally tally = SpaceTables.TALLIES.get(of, SpaceKeys.tally(space));
    Map<String, Long> counters = new TreeMap<>();
    if (tally != null) {
      tally.getIncidents().forEach((name, n) -> counters.put("incidents " + name, n));
      tally.getAlerts().forEach((name, n) -> counters.put("alerts " + name, n));
    }
    counters.values().removeIf(n -> n == 0);
    return counters;
  }

  private static List<KeyValue<Bytes, byte[]>> scan(TreeStore store, char tag) {
    List<KeyValue<Bytes, byte[]>> found = new ArrayList<>();
    Key prefix = Key.of(tag);
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.bytes(), prefix.last())) {
      entries.forEachRemaining(found::add);
    }
    return found;
  }

  private static String readable(Bytes key) {
    return key.toString();
  }

  private static String hex(byte[] value) {
    return HexFormat.of().formatHex(value);
  }
}
