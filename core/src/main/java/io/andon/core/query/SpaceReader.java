package io.andon.core.query;

import io.andon.core.audit.AuditFilter;
import io.andon.core.audit.AuditItem;
import io.andon.core.audit.AuditItem.Subject;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.incident.PastIncident;
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
import java.util.List;
import java.util.Optional;

/**
 * Typed reads of one space. Every list is a bounded range scan on one instance and every total a
 * maintained counter. Reads see what the owning task has written, committed or not.
 */
public interface SpaceReader {
  /** The space itself; empty when there is none of that name. */
  Optional<Space> space();

  Optional<Asset> asset(String id);

  /** Every asset, ordered by id. */
  List<Asset> assets();

  /**
   * Newest first: by number, or by onset when the filter names a span of time. The total is there
   * for filters by state and one of asset and scope.
   */
  Page<Incident> incidents(IncidentFilter filter, Slice slice);

  /** The incident with this number, merged away or not. */
  Optional<Incident> incidentByNumber(long number);

  /** The incident with this id, merged away or not. */
  Optional<Incident> incident(String id);

  /** Evidence of an incident and of those it took over, in the order it was added. */
  List<Evidence> evidence(Incident incident);

  /** As {@link #evidence(Incident)}; none of an incident that is not there. */
  default List<Evidence> evidence(String incidentId) {
    return incident(incidentId).map(this::evidence).orElse(List.of());
  }

  /** Everything that happened to the incident, oldest first. */
  List<IncidentEvent> history(String incidentId);

  /**
   * The incident as it was then; empty before it was opened. Names of assets and the alerts
   * themselves are not part of it.
   */
  Optional<PastIncident> incident(String id, Instant asOf);

  /** The incident with this id as the audit trail knows it, even when it has expired. */
  Optional<Subject> audited(String id);

  /** As {@link #audited(String)}, by number. */
  Optional<Subject> audited(long number);

  /**
   * Who changed what, newest first; what happened to one incident in the order it was decided.
   * Without total.
   */
  Page<AuditItem> audit(AuditFilter filter, Slice slice);

  Optional<ShiftLog> shiftLog(long id);

  /** The log of a shift, if it was opened. */
  Optional<ShiftLog> shiftLog(ShiftOfDay shift);

  /** The log that is not closed, if there is one: one is open at a time. */
  Optional<ShiftLog> openShiftLog();

  /** The latest shift first; without total. */
  Page<ShiftLog> shiftLogs(ShiftLogFilter filter, Slice slice);

  /** Newest first, by the arrival of their first version; with the total. */
  Page<AlertRow> alerts(AlertFilter filter, Slice slice);

  Optional<AlertRow> alert(String fingerprint);

  Optional<DowntimeRow> downtime(String eventId);

  /** Downtime events that touch a span of time, {@code to} not included; oldest first. */
  List<DowntimeRow> downtimeWithin(Instant from, Instant to);

  /** Oldest first: by detection, or by update when that bound is the later one. Without total. */
  Page<DowntimeRow> downtime(DowntimeFilter filter, Slice slice);

  /** What a person was told in the platform, latest first; with the total. */
  Page<InboxItem> inbox(String username, boolean unreadOnly, Slice slice);

  InboxTally inboxTally(String username);

  /** Silences, those that are over too while they are kept; ordered by id. */
  List<Silence> silences();

  Optional<QualityCheck> qualityCheck(String id);

  /** Every quality check, ordered by id. */
  List<QualityCheck> qualityChecks();

  /** Newest first, by when it was measured. Without total. */
  Page<QualityResult> qualityResults(QualityFilter filter, Slice slice);
}
