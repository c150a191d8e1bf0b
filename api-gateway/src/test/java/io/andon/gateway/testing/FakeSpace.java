package io.andon.gateway.testing;

import io.andon.schema.AlertStatus;
import io.andon.schema.Asset;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.Space;
import io.andon.topology.query.SpaceReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A space held in lists. */
public final class FakeSpace implements SpaceReader {
  public final List<Asset> assets = new ArrayList<>();
  public final List<Incident> incidents = new ArrayList<>();
  public final Map<String, List<Evidence>> evidence = new HashMap<>();
  public final Map<String, List<IncidentEvent>> timelines = new HashMap<>();
  public final List<AlertRow> alerts = new ArrayList<>();
  public final List<DowntimeRow> downtime = new ArrayList<>();
  public @Nullable RuntimeException failure;

  /** Newest last in the lists, newest first in pages. */
  private static <T> Page<T> page(List<T> all, int skip, int limit) {
    return new Page<>(all.reversed().stream().skip(skip).limit(limit).toList(), all.size());
  }

  @Override
  public Optional<Space> space() {
    return Optional.empty();
  }

  @Override
  public Optional<Asset> asset(String id) {
    return assets.stream().filter(asset -> asset.getId().equals(id)).findFirst();
  }

  @Override
  public List<Asset> assets() {
    failIfAsked();
    return assets;
  }

  private void failIfAsked() {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public Page<Incident> incidents(Set<IncidentState> states, int skip, int limit) {
    failIfAsked();
    return page(
        incidents.stream()
            .filter(
                one ->
                    states.isEmpty()
                        ? one.getState() != IncidentState.MERGED
                        : states.contains(one.getState()))
            .toList(),
        skip,
        limit);
  }

  @Override
  public Optional<Incident> incident(String id) {
    return incidents.stream().filter(one -> one.getId().equals(id)).findFirst();
  }

  @Override
  public List<Evidence> evidence(String incidentId) {
    return evidence.getOrDefault(incidentId, List.of());
  }

  @Override
  public List<IncidentEvent> timeline(String incidentId) {
    return timelines.getOrDefault(incidentId, List.of());
  }

  @Override
  public Page<AlertRow> alerts(@Nullable AlertStatus status, int skip, int limit) {
    return page(
        alerts.stream()
            .filter(row -> status == null || row.getActive() == (status == AlertStatus.ACTIVE))
            .toList(),
        skip,
        limit);
  }

  @Override
  public Optional<AlertRow> alert(String fingerprint) {
    return alerts.stream().filter(row -> row.getFingerprint().equals(fingerprint)).findFirst();
  }

  @Override
  public Optional<DowntimeRow> downtime(String eventId) {
    return downtime.stream()
        .filter(row -> row.getDowntime().getEventId().equals(eventId))
        .findFirst();
  }

  @Override
  public List<DowntimeRow> downtimeSince(Instant since, @Nullable Instant updatedSince, int limit) {
    return downtime.stream()
        .filter(row -> !row.getDowntime().getDetectedAt().isBefore(since))
        .filter(
            row -> updatedSince == null || !row.getDowntime().getUpdatedAt().isBefore(updatedSince))
        .limit(limit)
        .toList();
  }
}
