package io.andon.topology.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.audit.AuditFilter;
import io.andon.core.audit.AuditItem;
import io.andon.core.audit.AuditItem.Subject;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.incident.PastIncident;
import io.andon.core.query.AlertFilter;
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
import io.andon.schema.internal.ShiftLogState;
import io.andon.schema.internal.Silence;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.SpaceTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

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
  public Page<Incident> incidents(IncidentFilter filter, Slice slice) {
    return new IncidentLists(store, slug).read(filter, slice, this::tally);
  }

  @Override
  public Optional<Incident> incidentByNumber(long number) {
    return Optional.ofNullable(IncidentIndexes.idByNumber(store, slug, number))
        .flatMap(this::incident);
  }

  @Override
  public Optional<Incident> incident(String id) {
    return Optional.ofNullable(SpaceTables.INCIDENTS.get(store, SpaceKeys.incident(slug, id)));
  }

  @Override
  public List<Evidence> evidence(Incident incident) {
    List<Evidence> evidence = new ArrayList<>();
    if (incident.getLastEvidence() > 0) { // what people open has none: no range to look through
      evidence.addAll(
          SpaceTables.EVIDENCE.scan(store, SpaceKeys.evidences(slug, incident.getId())));
    }
    for (String merged : incident.getMergedFrom()) {
      evidence.addAll(SpaceTables.EVIDENCE.scan(store, SpaceKeys.evidences(slug, merged)));
    }
    evidence.sort(Comparator.comparing(Evidence::getAddedAt));
    return evidence;
  }

  @Override
  public List<IncidentEvent> history(String incidentId) {
    return SpaceTables.TIMELINE.scan(store, SpaceKeys.timeline(slug, incidentId));
  }

  @Override
  public Optional<PastIncident> incident(String id, Instant asOf) {
    // of what is gone not every event is there any more
    return isWhole(id) ? PastIncident.at(asOf, id, this::history) : Optional.empty();
  }

  /** Whether it is still there, and so is what took it over and went on with its evidence. */
  private boolean isWhole(String id) {
    Incident incident = incident(id).orElse(null);
    return incident != null
        && (incident.getMergedInto() == null || isWhole(incident.getMergedInto()));
  }

  @Override
  public Optional<Subject> audited(String id) {
    return incident(id)
        .map(Incident::getNumber)
        .or(() -> history(id).stream().map(IncidentEvent::getNumber).findFirst())
        .map(number -> new Subject(AuditItem.INCIDENT, id, number));
  }

  @Override
  public Optional<Subject> audited(long number) {
    return incidentByNumber(number)
        .map(Incident::getId)
        .or(() -> expired(number))
        .map(id -> new Subject(AuditItem.INCIDENT, id, number));
  }

  private Optional<String> expired(long number) {
    return Optional.ofNullable(store.get(SpaceKeys.expiredIncident(slug, number).bytes()))
        .map(id -> new String(id, UTF_8));
  }

  @Override
  public Page<AuditItem> audit(AuditFilter filter, Slice slice) {
    return new AuditLists(store, slug).read(filter, slice);
  }

  @Override
  public Optional<ShiftLog> shiftLog(long id) {
    return Optional.ofNullable(new StoredShiftLogs(store, slug).get(id));
  }

  @Override
  public Optional<ShiftLog> shiftLog(ShiftOfDay shift) {
    return Optional.ofNullable(new StoredShiftLogs(store, slug).of(shift));
  }

  @Override
  public Optional<ShiftLog> openShiftLog() {
    return shiftLog(tally().getNextShiftLog() - 1)
        .filter(last -> last.getState() != ShiftLogState.CLOSED);
  }

  @Override
  public Page<ShiftLog> shiftLogs(ShiftLogFilter filter, Slice slice) {
    return new StoredShiftLogs(store, slug).list(filter, slice);
  }

  @Override
  public Page<AlertRow> alerts(AlertFilter filter, Slice slice) {
    return new AlertLists(store, slug).read(filter, slice, tally());
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
  public List<DowntimeRow> downtimeWithin(Instant from, Instant to) {
    return new DowntimeLists(store, slug).within(from, to);
  }

  @Override
  public Page<DowntimeRow> downtime(DowntimeFilter filter, Slice slice) {
    return new DowntimeLists(store, slug).read(filter, slice);
  }

  @Override
  public Page<InboxItem> inbox(String username, boolean unreadOnly, Slice slice) {
    return new InboxLists(store, slug).read(username, unreadOnly, slice);
  }

  @Override
  public InboxTally inboxTally(String username) {
    return InboxLists.tally(store, slug, username);
  }

  @Override
  public List<Silence> silences() {
    return SpaceTables.SILENCES.scan(store, SpaceKeys.silences(slug));
  }

  @Override
  public Optional<QualityCheck> qualityCheck(String id) {
    return Optional.ofNullable(StoredQuality.check(store, slug, id));
  }

  @Override
  public List<QualityCheck> qualityChecks() {
    return StoredQuality.checks(store, slug);
  }

  @Override
  public Page<QualityResult> qualityResults(QualityFilter filter, Slice slice) {
    return StoredQuality.results(store, slug, filter, slice);
  }

  private SpaceTally tally() {
    SpaceTally tally = SpaceTables.TALLIES.get(store, SpaceKeys.tally(slug));
    return tally != null ? tally : SpaceTally.newBuilder().build();
  }
}
