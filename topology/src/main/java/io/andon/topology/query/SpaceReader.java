package io.andon.topology.query;

import io.andon.schema.AlertStatus;
import io.andon.schema.Asset;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.Space;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * Newest first. An empty set of states means all but merged ones. {@code skip} and {@code limit}
   * count rows.
   */
  Page<Incident> incidents(Set<IncidentState> states, int skip, int limit);

  /** The incident with this id, merged away or not. */
  Optional<Incident> incident(String id);

  /** Evidence of an incident and of those it took over, in the order it was added. */
  List<Evidence> evidence(String incidentId);

  /**
   * What happened to the incident beside its evidence: state changes, edits, merges; oldest first.
   */
  List<IncidentEvent> timeline(String incidentId);

  /** Newest first; all when {@code status} is null. */
  Page<AlertRow> alerts(@Nullable AlertStatus status, int skip, int limit);

  Optional<AlertRow> alert(String fingerprint);

  Optional<DowntimeRow> downtime(String eventId);

  /**
   * Downtime events detected at or after {@code since} and, when given, updated at or after {@code
   * updatedSince}; oldest first, at most {@code limit}.
   */
  List<DowntimeRow> downtimeSince(Instant since, @Nullable Instant updatedSince, int limit);

  /** One page of a list and how many rows the whole list has. */
  record Page<T>(List<T> items, long total) {}
}
