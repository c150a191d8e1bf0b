package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.DowntimeEvent;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.SpaceTally;
import io.andon.schema.internal.User;
import io.andon.topology.alert.AlertFacets;
import io.andon.topology.asset.AssetGraph;
import io.andon.topology.correlation.OpenIncidents;
import io.andon.topology.incident.Facets;
import io.andon.topology.plant.ShiftOfDay;
import io.andon.topology.query.IncidentFilter;
import io.andon.topology.query.Slice;
import io.andon.topology.space.Change;
import io.andon.topology.space.SpaceView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One space in the store of the task that owns it: what decisions read, and the only place that
 * writes. The asset graph, the open incidents and the counters are kept in memory beside it, read
 * from the store once; they cannot differ from it because nobody else writes and the task starts
 * anew after a failed transaction.
 */
public final class StoredSpace implements SpaceView {
  private static final byte[] PRESENT = {};

  /** Rows of each kind kept decoded per space: ten thousand were no faster than these. */
  private static final int RECENT = 500;

  private final KeyValueStore<Bytes, byte[]> store;
  private final String slug;
  private final AssetGraph graph;
  private final OpenIncidents open;
  private final StoredAccess access;
  private final StoredShiftLogs shiftLogs;
  private final SpaceTally tally;
  private final RowCache<String, Incident> incidents = new RowCache<>(RECENT);
  private final RowCache<String, AlertRow> alerts = new RowCache<>(RECENT);
  private final RowCache<String, DowntimeRow> downtimes = new RowCache<>(RECENT);
  private final RowCache<String, Evidence> evidence = new RowCache<>(RECENT);
  private @Nullable Space space;
  private final IncidentIndexes indexes;
  private boolean tallyChanged;

  public StoredSpace(KeyValueStore<Bytes, byte[]> store, String slug) {
    this.store = store;
    this.slug = slug;
    this.indexes = new IncidentIndexes(store, slug);
    this.space = SpaceTables.SPACES.get(store, SpaceKeys.space(slug));
    this.access = new StoredAccess(store, slug);
    this.shiftLogs = new StoredShiftLogs(store, slug);
    SpaceTally stored = SpaceTables.TALLIES.get(store, SpaceKeys.tally(slug));
    this.tally = stored != null ? stored : SpaceTally.newBuilder().build();
    this.graph = AssetGraph.of(SpaceTables.ASSETS.scan(store, SpaceKeys.assets(slug)));
    this.open = new OpenIncidents();
    for (IncidentState state : IncidentState.values()) {
      if (OpenIncidents.takesEvidence(state)) {
        loadOpen(state);
      }
    }
  }

  private void loadOpen(IncidentState state) {
    Key prefix = SpaceKeys.incidentsByState(slug, state);
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.bytes(), prefix.last())) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        Incident incident = incident(new String(entry.value, UTF_8));
        if (incident != null) {
          open.put(incident);
        }
      }
    }
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public @Nullable Space space() {
    return space;
  }

  @Override
  public long nextNumber() {
    return tally.getNextNumber();
  }

  @Override
  public @Nullable AlertRow alert(String fingerprint) {
    return alerts.get(
        fingerprint, () -> SpaceTables.ALERTS.get(store, SpaceKeys.alert(slug, fingerprint)));
  }

  @Override
  public @Nullable DowntimeRow downtime(String eventId) {
    return downtimes.get(
        eventId, () -> SpaceTables.DOWNTIMES.get(store, SpaceKeys.downtime(slug, eventId)));
  }

  @Override
  public @Nullable Incident incident(String id) {
    return incidents.get(id, () -> SpaceTables.INCIDENTS.get(store, SpaceKeys.incident(slug, id)));
  }

  @Override
  public @Nullable Evidence evidence(String incident, long seq) {
    return evidence.get(
        incident + seq,
        () -> SpaceTables.EVIDENCE.get(store, SpaceKeys.evidence(slug, incident, seq)));
  }

  @Override
  public @Nullable String incidentByDedupKey(String dedupKey) {
    byte[] id = store.get(SpaceKeys.incidentByDedupKey(slug, dedupKey).bytes());
    return id == null ? null : new String(id, UTF_8);
  }

  @Override
  public @Nullable ApiKey apiKey(String id) {
    return access.apiKey(id);
  }

  @Override
  public @Nullable AdminKey adminKey() {
    return access.adminKey();
  }

  @Override
  public @Nullable SessionSecret sessionSecret() {
    return access.sessionSecret();
  }

  @Override
  public @Nullable User user(String username) {
    return access.user(username);
  }

  @Override
  public @Nullable ShiftLog shiftLog(long id) {
    return shiftLogs.get(id);
  }

  @Override
  public @Nullable ShiftLog shiftLogOf(ShiftOfDay shift) {
    return shiftLogs.of(shift);
  }

  @Override
  public long lastShiftLog() {
    return tally.getNextShiftLog() - 1;
  }

  @Override
  public List<Incident> incidents(IncidentFilter filter) {
    return new IncidentLists(store, slug)
        .read(filter, Slice.first(Integer.MAX_VALUE), () -> tally)
        .items();
  }

  @Override
  public List<DowntimeRow> downtimeWithin(Instant from, Instant to) {
    return new DowntimeLists(store, slug).within(from, to);
  }

  @Override
  public @Nullable CommandOutcome outcome(String commandId) {
    return SpaceTables.OUTCOMES.get(store, SpaceKeys.outcome(slug, commandId));
  }

  @Override
  public AssetGraph graph() {
    return graph;
  }

  @Override
  public OpenIncidents open() {
    return open;
  }

  /** Remembers an outcome, so that a repeated command gets it again. */
  public void write(CommandOutcome outcome) {
    SpaceTables.OUTCOMES.put(store, SpaceKeys.outcome(slug, outcome.getId()), outcome);
  }

  /** Writes the changes of one decision with their indexes and counters. */
  public void write(List<Change> changes) {
    for (Change change : changes) {
      switch (change) {
        case Change.SpaceSaved c -> {
          space = c.space();
          SpaceTables.SPACES.put(store, SpaceKeys.space(slug), c.space());
        }
        case Change.OfAccess c -> access.write(c);
        case Change.AssetSaved c -> {
          graph.put(c.asset());
          SpaceTables.ASSETS.put(store, SpaceKeys.asset(slug, c.asset().getId()), c.asset());
        }
        case Change.AssetRemoved c -> {
          graph.remove(c.id());
          store.delete(SpaceKeys.asset(slug, c.id()).bytes());
        }
        case Change.AlertSaved c -> write(c);
        case Change.DowntimeSaved c -> write(c);
        case Change.EvidenceSaved c -> write(c);
        case Change.EvidenceDeleted c -> {
          evidence.remove(c.incident() + c.seq());
          store.delete(SpaceKeys.evidence(slug, c.incident(), c.seq()).bytes());
        }
        case Change.IncidentChanged c -> write(c);
        case Change.ShiftLogSaved c -> {
          StoredShiftLogs.write(store, c.log());
          if (c.before() == null) {
            tally.setNextShiftLog(c.log().getId() + 1);
            tallyChanged = true;
          }
        }
        case Change.TimerSet c ->
            SpaceTables.TIMERS.put(
                store,
                SpaceKeys.timer(
                    c.timer().getDueAt(), slug, c.timer().getKind(), c.timer().getSubject()),
                c.timer());
        case Change.AlertForgotten c -> forget(c.row());
        case Change.DowntimeForgotten c -> forget(c.row().getDowntime());
        case Change.IncidentForgotten c -> forget(c.incident());
        case Change.OutcomeForgotten c ->
            store.delete(SpaceKeys.outcome(slug, c.commandId()).bytes());
        case Change.Notified c -> {} // only told, not kept
      }
    }
    if (tallyChanged) {
      SpaceTables.TALLIES.put(store, SpaceKeys.tally(slug), tally);
      tallyChanged = false;
    }
  }

  private void write(Change.EvidenceSaved change) {
    long seq = change.evidence().getSeq();
    evidence.put(change.incident() + seq, change.evidence());
    SpaceTables.EVIDENCE.put(
        store, SpaceKeys.evidence(slug, change.incident(), seq), change.evidence());
  }

  private void write(Change.AlertSaved change) {
    AlertRow row = change.row();
    String fingerprint = row.getFingerprint();
    alerts.put(fingerprint, row);
    SpaceTables.ALERTS.put(store, SpaceKeys.alert(slug, fingerprint), row);
    AlertFacets before = change.before();
    AlertFacets now = AlertFacets.of(row);
    if (now.threat() && (before == null || !before.threat())) {
      store.put(
          SpaceKeys.threat(slug, row.getFirstSeenAt(), fingerprint).bytes(),
          fingerprint.getBytes(UTF_8));
      count(tally.getAlerts(), Tallies.THREATS, 1);
    }
    if (before != null && before.threat() && !now.threat()) {
      forgetThreat(row);
    }
    if (before != null && before.active() == now.active()) {
      return;
    }
    if (before != null) {
      store.delete(
          SpaceKeys.alertByStatus(slug, before.active(), row.getFirstSeenAt(), fingerprint)
              .bytes());
      count(tally.getAlerts(), Tallies.alerts(before.active()), -1);
    }
    store.put(
        SpaceKeys.alertByStatus(slug, row.getActive(), row.getFirstSeenAt(), fingerprint).bytes(),
        fingerprint.getBytes(UTF_8));
    count(tally.getAlerts(), Tallies.alerts(row.getActive()), 1);
  }

  private void forgetThreat(AlertRow row) {
    store.delete(SpaceKeys.threat(slug, row.getFirstSeenAt(), row.getFingerprint()).bytes());
    count(tally.getAlerts(), Tallies.THREATS, -1);
  }

  private void write(Change.DowntimeSaved change) {
    DowntimeRow row = change.row();
    String id = row.getDowntime().getEventId();
    downtimes.put(id, row);
    SpaceTables.DOWNTIMES.put(store, SpaceKeys.downtime(slug, id), row);
    moveDetected(row, change.before(), id);
    moveUpdated(row, change.before(), id);
  }

  private void moveDetected(DowntimeRow row, @Nullable DowntimeRow before, String id) {
    Instant now = row.getDowntime().getDetectedAt();
    byte[] over = DowntimeLists.over(row);
    if (before != null) {
      Instant then = before.getDowntime().getDetectedAt();
      if (now.equals(then) && Arrays.equals(over, DowntimeLists.over(before))) {
        return;
      }
      if (!now.equals(then)) {
        store.delete(SpaceKeys.downtimeByDetected(slug).ascending(then).text(id).bytes());
      }
    }
    store.put(SpaceKeys.downtimeByDetected(slug).ascending(now).text(id).bytes(), over);
  }

  private void moveUpdated(DowntimeRow row, @Nullable DowntimeRow before, String id) {
    Instant now = row.getDowntime().getUpdatedAt();
    Instant then = before == null ? null : before.getDowntime().getUpdatedAt();
    if (now.equals(then)) {
      return;
    }
    if (then != null) {
      store.delete(SpaceKeys.downtimeByUpdated(slug).ascending(then).text(id).bytes());
    }
    store.put(SpaceKeys.downtimeByUpdated(slug).ascending(now).text(id).bytes(), PRESENT);
  }

  private void write(Change.IncidentChanged change) {
    Incident incident = change.incident();
    incidents.put(incident.getId(), incident);
    SpaceTables.INCIDENTS.put(store, SpaceKeys.incident(slug, incident.getId()), incident);
    if (change.told()) {
      SpaceTables.TIMELINE.put(
          store,
          SpaceKeys.timelineEntry(slug, incident.getId(), change.event().getVersion()),
          change.event());
    }
    open.put(incident);
    Facets before = change.before();
    indexes.move(incident, before);
    if (before == null) {
      tally.setNextNumber(Math.max(tally.getNextNumber(), incident.getNumber() + 1));
    } else if (before.state() != incident.getState()) {
      count(tally.getIncidents(), before.state().name(), -1);
    }
    if (before == null || before.state() != incident.getState()) {
      count(tally.getIncidents(), incident.getState().name(), 1);
    }
  }

  private void forget(AlertRow row) {
    alerts.remove(row.getFingerprint());
    store.delete(SpaceKeys.alert(slug, row.getFingerprint()).bytes());
    store.delete(
        SpaceKeys.alertByStatus(slug, row.getActive(), row.getFirstSeenAt(), row.getFingerprint())
            .bytes());
    count(tally.getAlerts(), Tallies.alerts(row.getActive()), -1);
    if (AlertFacets.of(row).threat()) {
      forgetThreat(row);
    }
  }

  private void forget(DowntimeEvent event) {
    String id = event.getEventId();
    downtimes.remove(id);
    store.delete(SpaceKeys.downtime(slug, id).bytes());
    store.delete(
        SpaceKeys.downtimeByDetected(slug).ascending(event.getDetectedAt()).text(id).bytes());
    store.delete(
        SpaceKeys.downtimeByUpdated(slug).ascending(event.getUpdatedAt()).text(id).bytes());
  }

  private void forget(Incident incident) {
    String id = incident.getId();
    incidents.remove(id);
    for (long seq = 1; seq <= incident.getLastEvidence(); seq++) {
      evidence.remove(id + seq);
    }
    store.delete(SpaceKeys.incident(slug, id).bytes());
    indexes.forget(incident);
    forgetAll(SpaceKeys.evidences(slug, id));
    forgetAll(SpaceKeys.timeline(slug, id));
    count(tally.getIncidents(), incident.getState().name(), -1);
  }

  private void forgetAll(Key prefix) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(prefix.bytes(), prefix.last())) {
      while (entries.hasNext()) {
        store.delete(entries.next().key);
      }
    }
  }

  private void count(Map<String, Long> counters, String name, long by) {
    counters.merge(name, by, Long::sum);
    tallyChanged = true;
  }
}
