package io.andon.core.space;

import io.andon.core.asset.AssetGraph;
import io.andon.core.correlation.OpenIncidents;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.shift.ShiftOfDay;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.InboxTally;
import io.andon.schema.internal.Notice;
import io.andon.schema.internal.QualityCheck;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.Silence;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.User;
import io.andon.schema.internal.Webhook;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decision may look at: one space as it is now. All of it is read-only, rows, graph and open
 * incidents alike, for other decisions are handed the same objects; a decision that changes a row
 * saves a copy. So one that is refused, or fails half way, leaves nothing behind.
 */
public interface SpaceView {
  /** Slug of the space. */
  String slug();

  /** Null when there is no such space. */
  @Nullable Space space();

  /** The number the next incident takes. */
  long nextNumber();

  /** The number the next audit entry takes. */
  long nextAudit();

  @Nullable AlertRow alert(String fingerprint);

  @Nullable DowntimeRow downtime(String eventId);

  @Nullable Incident incident(String id);

  @Nullable Evidence evidence(String incident, long seq);

  /** Id of the latest incident that was opened with this dedup key. */
  @Nullable String incidentByDedupKey(String dedupKey);

  @Nullable ApiKey apiKey(String id);

  @Nullable AdminKey adminKey();

  @Nullable SessionSecret sessionSecret();

  /** The person of this name; null when there is none. */
  @Nullable User user(String username);

  @Nullable ShiftLog shiftLog(long id);

  /** The log of a shift; null when it was not opened. */
  @Nullable ShiftLog shiftLogOf(ShiftOfDay shift);

  /** Id of the shift log that was opened last; 0 when there is none. */
  long lastShiftLog();

  /** Every incident that the filter lets through, newest first. */
  List<Incident> incidents(IncidentFilter filter);

  /** The incident with this number, merged away or not. */
  @Nullable Incident incidentByNumber(long number);

  /** Stops that touch a span of time, {@code to} not included; oldest first. */
  List<DowntimeRow> downtimeWithin(Instant from, Instant to);

  /** Every webhook, removed ones too. */
  Collection<Webhook> webhooks();

  /** Silences that are not over long ago. */
  Collection<Silence> silences();

  /** What people heard of an incident; null: nothing so far. */
  @Nullable Notice notice(String incident);

  /** Incidents of which something waits to be told. */
  Collection<String> waitingToBeTold();

  @Nullable InboxItem inboxItem(String username, String id);

  /** What a person has not read yet, latest first, at most {@code limit} items. */
  List<InboxItem> unread(String username, int limit);

  /** Counters of what a person was told. */
  InboxTally inboxTally(String username);

  /** The quality check of this id; null when there is none. */
  @Nullable QualityCheck qualityCheck(String id);

  /** Every quality check, ordered by id. */
  Collection<QualityCheck> qualityChecks();

  /** What was decided on a command before. */
  @Nullable CommandOutcome outcome(String commandId);

  AssetGraph graph();

  /** When an event last named an asset that nobody declared, roughly; null: never. */
  @Nullable Instant assetSeen(String id);

  /** How much the space may hold. */
  SpaceLimits limits();

  /** Keys that are valid at {@code now}. */
  int keys(Instant now);

  /** How many people there are. */
  int users();

  OpenIncidents open();
}
