package io.andon.topology.store;

import io.andon.core.incident.IncidentStates;
import io.andon.core.space.Change;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.AuditEntry;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.QualityResult;
import io.andon.schema.internal.Silence;
import io.andon.topology.kv.Key;
import io.andon.topology.kv.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has been kept long enough, a slice of the store at a time so that no record waits for
 * it. Nothing that is active or open ever expires.
 */
public final class SpaceRetention {
  /** Long enough for any client to retry. */
  private static final Duration OUTCOMES = Duration.ofHours(24);

  /** So few that even deleting all of them keeps nobody waiting. */
  private static final int SLICE = 200;

  private static final List<Key> TABLES =
      Stream.of(
              SpaceKeys.ALERT,
              SpaceKeys.DOWNTIME,
              SpaceKeys.INCIDENT,
              SpaceKeys.OUTCOME,
              SpaceKeys.SILENCE,
              SpaceKeys.INBOX_ITEM,
              SpaceKeys.QUALITY_RESULT,
              SpaceKeys.AUDIT,
              SpaceKeys.ASSET_SEEN)
          .map(Key::of)
          .toList();

  private final KeyValueStore<Bytes, byte[]> store;
  private final Duration keep;
  private final Duration keepAudit;
  private final Sweep sweep;

  /**
   * @param keep how long resolved alerts, finished downtime and incidents that are over are kept
   * @param keepAudit how long who changed what is kept, and longer while the incident is there
   */
  public SpaceRetention(KeyValueStore<Bytes, byte[]> store, Duration keep, Duration keepAudit) {
    this.store = store;
    this.keep = keep;
    this.keepAudit = keepAudit;
    this.sweep = new Sweep(store, TABLES, SLICE);
  }

  /** A change that deletes something, and whose it is. */
  public record Expired(String space, Change change) {}

  /** Looks at the next slice. */
  public List<Expired> sweep(Instant now) {
    List<Expired> expired = new ArrayList<>();
    sweep.next(
        entry -> {
          Expired old = expired(entry, now);
          if (old != null) {
            expired.add(old);
          }
        });
    return expired;
  }

  private @Nullable Expired expired(KeyValue<Bytes, byte[]> entry, Instant now) {
    char tag = (char) entry.key.get()[0];
    String space = Key.textAt(entry.key, 1);
    Instant limit = now.minus(keep);
    switch (tag) {
      case SpaceKeys.ALERT -> {
        AlertRow row = SpaceTables.ALERTS.decode(entry.value);
        if (!row.getActive() && row.getChangedAt().isBefore(limit)) {
          return new Expired(space, new Change.AlertExpired(row));
        }
      }
      case SpaceKeys.DOWNTIME -> {
        DowntimeRow row = SpaceTables.DOWNTIMES.decode(entry.value);
        if (!row.getActive() && row.getChangedAt().isBefore(limit)) {
          return new Expired(space, new Change.DowntimeExpired(row));
        }
      }
      case SpaceKeys.INCIDENT -> {
        Incident incident = SpaceTables.INCIDENTS.decode(entry.value);
        if (!IncidentStates.isOpen(incident.getState())
            && incident.getUpdatedAt().isBefore(limit)
            && !livesOn(space, incident)) {
          return new Expired(space, new Change.IncidentExpired(incident));
        }
      }
      case SpaceKeys.OUTCOME -> {
        CommandOutcome outcome = SpaceTables.OUTCOMES.decode(entry.value);
        if (outcome.getDecidedAt().isBefore(now.minus(OUTCOMES))) {
          return new Expired(space, new Change.OutcomeExpired(outcome.getId()));
        }
      }
      case SpaceKeys.AUDIT -> {
        Change expired = expiredAudit(space, entry.key, now.minus(keepAudit));
        return expired == null ? null : new Expired(space, expired);
      }
      case SpaceKeys.ASSET_SEEN -> {
        if (StoredAssets.at(entry.value).isBefore(limit)) {
          return new Expired(space, new Change.AssetExpired(StoredAssets.id(entry.key)));
        }
      }
      case SpaceKeys.SILENCE -> {
        Silence silence = SpaceTables.SILENCES.decode(entry.value);
        if (silence.getEndsAt().isBefore(limit)) {
          return new Expired(space, new Change.SilenceExpired(silence.getId()));
        }
      }
      case SpaceKeys.INBOX_ITEM -> {
        InboxItem item = SpaceTables.INBOX_ITEMS.decode(entry.value);
        if (item.getAt().isBefore(limit)) {
          return new Expired(space, new Change.InboxItemExpired(item));
        }
      }
      case SpaceKeys.QUALITY_RESULT -> {
        QualityResult result = SpaceTables.QUALITY_RESULTS.decode(entry.value);
        if (result.getRecordedAt().isBefore(limit)) {
          return new Expired(space, new Change.QualityResultExpired(result));
        }
      }
      default -> throw new IllegalStateException("no table " + tag);
    }
    return null;
  }

  private @Nullable Change expiredAudit(String space, Bytes key, Instant limit) {
    AuditPosition position = AuditPosition.read(key, Key.afterText(key, 1));
    if (!position.at().isBefore(limit)) {
      return null;
    }
    if (!position.isOfIncident()) {
      AuditEntry entry =
          SpaceTables.AUDIT.get(store, SpaceKeys.auditEntry(space, position.number()));
      return entry == null ? null : new Change.AuditExpired(entry);
    }
    if (store.get(SpaceKeys.incident(space, position.id()).bytes()) != null) {
      return null; // what it was like at any time follows from all of its events
    }
    IncidentEvent event =
        SpaceTables.TIMELINE.get(
            store, SpaceKeys.timelineEntry(space, position.id(), position.number()));
    return event == null ? null : new Change.EventExpired(event);
  }

  /** What took it over shows its evidence and is found through it. */
  private boolean livesOn(String space, Incident incident) {
    String survivor = incident.getMergedInto();
    return survivor != null && store.get(SpaceKeys.incident(space, survivor).bytes()) != null;
  }
}
