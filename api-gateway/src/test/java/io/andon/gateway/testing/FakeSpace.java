package io.andon.gateway.testing;

import io.andon.core.alert.AlertIndexedFields;
import io.andon.core.audit.AuditFilter;
import io.andon.core.audit.AuditItem;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.incident.PastIncident;
import io.andon.core.query.AlertFilter;
import io.andon.core.query.Cursor;
import io.andon.core.query.DowntimeFilter;
import io.andon.core.query.Page;
import io.andon.core.query.QualityFilter;
import io.andon.core.query.ShiftLogFilter;
import io.andon.core.query.Slice;
import io.andon.core.query.SpaceReader;
import io.andon.core.shift.ShiftOfDay;
import io.andon.schema.Asset;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.InboxTally;
import io.andon.schema.internal.QualityCheck;
import io.andon.schema.internal.QualityResult;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.Silence;
import io.andon.schema.internal.Space;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
  private static <T> Page<T> page(List<T> all, Slice slice) {
    return new Page<>(
        all.reversed().stream().skip(slice.skip()).limit(slice.limit()).toList(),
        OptionalLong.of(all.size()),
        null);
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
  public Page<Incident> incidents(IncidentFilter filter, Slice slice) {
    failIfAsked();
    return page(incidents.stream().filter(filter::matches).toList(), slice);
  }

  @Override
  public Optional<Incident> incidentByNumber(long number) {
    return incidents.stream().filter(one -> one.getNumber() == number).findFirst();
  }

  @Override
  public Optional<Incident> incident(String id) {
    return incidents.stream().filter(one -> one.getId().equals(id)).findFirst();
  }

  @Override
  public List<Evidence> evidence(Incident incident) {
    return evidence.getOrDefault(incident.getId(), List.of());
  }

  @Override
  public List<IncidentEvent> history(String incidentId) {
    return timelines.getOrDefault(incidentId, List.of());
  }

  @Override
  public Optional<PastIncident> incident(String id, Instant asOf) {
    return incident(id).map(now -> new PastIncident(now, evidence(id), history(id)));
  }

  @Override
  public Optional<AuditItem.Subject> audited(String id) {
    return incident(id).map(one -> new AuditItem.Subject("incident", id, one.getNumber()));
  }

  @Override
  public Optional<AuditItem.Subject> audited(long number) {
    return incidentByNumber(number).flatMap(one -> audited(one.getId()));
  }

  @Override
  public Page<AuditItem> audit(AuditFilter filter, Slice slice) {
    return new Page<>(List.of(), OptionalLong.empty(), null);
  }

  @Override
  public Page<AlertRow> alerts(AlertFilter filter, Slice slice) {
    return page(
        alerts.stream()
            .filter(
                row ->
                    switch (filter) {
                      case ALL -> true;
                      case ACTIVE -> row.getActive();
                      case RESOLVED -> !row.getActive();
                      case THREATS -> AlertIndexedFields.of(row).threat();
                    })
            .toList(),
        slice);
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
  public List<DowntimeRow> downtimeWithin(Instant from, Instant to) {
    return downtime;
  }

  @Override
  public Optional<ShiftLog> shiftLog(long id) {
    return Optional.empty();
  }

  @Override
  public Optional<ShiftLog> shiftLog(ShiftOfDay shift) {
    return Optional.empty();
  }

  @Override
  public Optional<ShiftLog> openShiftLog() {
    return Optional.empty();
  }

  @Override
  public Page<ShiftLog> shiftLogs(ShiftLogFilter filter, Slice slice) {
    return new Page<>(List.of(), OptionalLong.empty(), null);
  }

  @Override
  public Page<InboxItem> inbox(String username, boolean unreadOnly, Slice slice) {
    return new Page<>(List.of(), OptionalLong.of(0), null);
  }

  @Override
  public InboxTally inboxTally(String username) {
    return new InboxTally(0L, 0L);
  }

  @Override
  public List<Silence> silences() {
    return List.of();
  }

  @Override
  public Page<DowntimeRow> downtime(DowntimeFilter filter, Slice slice) {
    List<DowntimeRow> wanted =
        downtime.stream().filter(row -> filter.matches(row.getDowntime())).toList();
    Cursor next = wanted.size() > slice.limit() ? Cursor.behind('d', new byte[] {1}) : null;
    return new Page<>(wanted.stream().limit(slice.limit()).toList(), OptionalLong.empty(), next);
  }

  @Override
  public Optional<QualityCheck> qualityCheck(String id) {
    return Optional.empty();
  }

  @Override
  public List<QualityCheck> qualityChecks() {
    return List.of();
  }

  @Override
  public Page<QualityResult> qualityResults(QualityFilter filter, Slice slice) {
    return new Page<>(List.of(), OptionalLong.empty(), null);
  }
}
