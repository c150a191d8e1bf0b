package io.andon.topology.store;

import io.andon.schema.AlertStatus;
import io.andon.schema.Asset;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.SpaceTally;
import io.andon.topology.query.SpaceReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads a space from the store of its task, active or standby. */
public final class StoredSpaceReader implements SpaceReader {
  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final String slug;

  public StoredSpaceReader(ReadOnlyKeyValueStore<Bytes, byte[]> store, String slug) {
    this.store = store;
    this.slug = slug;
  }

  @Override
  public Optional<Space> space() {
    return Optional.ofNullable(SpaceTables.SPACES.get(store, SpaceKeys.space(slug)));
  }

  @Override
  public Optional<Asset> asset(String id) {
    return Optional.ofNullable(SpaceTables.ASSETS.get(store, SpaceKeys.asset(slug, id)));
  }

  @Override
  public List<Asset> assets() {
    return SpaceTables.ASSETS.scan(store, SpaceKeys.assets(slug));
  }

  @Override
  public Page<Incident> incidents(Set<IncidentState> states, int skip, int limit) {
    Set<IncidentState> wanted =
        states.isEmpty() ? EnumSet.complementOf(EnumSet.of(IncidentState.MERGED)) : states;
    SpaceTally tally = tally();
    long total =
        wanted.stream()
            .mapToLong(state -> tally.getIncidents().getOrDefault(state.name(), 0L))
            .sum();
    List<Key> ranges =
        wanted.stream().map(state -> SpaceKeys.incidentsByState(slug, state)).toList();
    List<Incident> incidents = new ArrayList<>();
    for (String id : MergedScan.values(store, ranges, skip, limit)) {
      incident(id).ifPresent(incidents::add);
    }
    return new Page<>(incidents, total);
  }

  @Override
  public Optional<Incident> incident(String id) {
    return Optional.ofNullable(SpaceTables.INCIDENTS.get(store, SpaceKeys.incident(slug, id)));
  }

  @Override
  public List<Evidence> evidence(String incidentId) {
    Incident incident = incident(incidentId).orElse(null);
    if (incident == null) {
      return List.of();
    }
    List<Evidence> evidence =
        new ArrayList<>(SpaceTables.EVIDENCE.scan(store, SpaceKeys.evidences(slug, incidentId)));
    for (String merged : incident.getMergedFrom()) {
      evidence.addAll(SpaceTables.EVIDENCE.scan(store, SpaceKeys.evidences(slug, merged)));
    }
    evidence.sort(Comparator.comparing(Evidence::getAddedAt));
    return evidence;
  }

  @Override
  public List<IncidentEvent> timeline(String incidentId) {
    return SpaceTables.TIMELINE.scan(store, SpaceKeys.timeline(slug, incidentId));
  }

  @Override
  public Page<AlertRow> alerts(@Nullable AlertStatus status, int skip, int limit) {
    List<Key> ranges = new ArrayList<>();
    long total = 0;
    SpaceTally tally = tally();
    for (AlertStatus candidate : AlertStatus.values()) {
      if (status == null || status == candidate) {
        ranges.add(SpaceKeys.alertsByStatus(slug, candidate == AlertStatus.ACTIVE));
        total += tally.getAlerts().getOrDefault(candidate.name(), 0L);
      }
    }
    List<AlertRow> rows = new ArrayList<>();
    for (String fingerprint : MergedScan.values(store, ranges, skip, limit)) {
      alert(fingerprint).ifPresent(rows::add);
    }
    return new Page<>(rows, total);
  }

  @Override
  public Optional<AlertRow> alert(String fingerprint) {
    return Optional.ofNullable(SpaceTables.ALERTS.get(store, SpaceKeys.alert(slug, fingerprint)));
  }

  @Override
  public Optional<DowntimeRow> downtime(String eventId) {
    return Optional.ofNullable(SpaceTables.DOWNTIMES.get(store, SpaceKeys.downtime(slug, eventId)));
  }

  @Override
  public List<DowntimeRow> downtimeSince(Instant since, @Nullable Instant updatedSince, int limit) {
    // the later of the two bounds is the narrower range
    boolean byUpdate = updatedSince != null && updatedSince.isAfter(since);
    Key prefix = byUpdate ? SpaceKeys.downtimeByUpdated(slug) : SpaceKeys.downtimeByDetected(slug);
    int prefixLength = prefix.bytes().get().length;
    Bytes last = prefix.last();
    Key from = prefix.ascending(updatedSince != null && byUpdate ? updatedSince : since);
    List<DowntimeRow> rows = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(from.bytes(), last)) {
      while (entries.hasNext() && rows.size() < limit) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        downtime(Key.textAt(entry.key, prefixLength + Long.BYTES))
            .filter(row -> !row.getDowntime().getDetectedAt().isBefore(since))
            .filter(
                row ->
                    updatedSince == null
                        || !row.getDowntime().getUpdatedAt().isBefore(updatedSince))
            .ifPresent(rows::add);
      }
    }
    rows.sort(Comparator.comparing(row -> row.getDowntime().getDetectedAt()));
    return rows;
  }

  private SpaceTally tally() {
    SpaceTally tally = SpaceTables.TALLIES.get(store, SpaceKeys.tally(slug));
    return tally != null ? tally : SpaceTally.newBuilder().build();
  }
}
