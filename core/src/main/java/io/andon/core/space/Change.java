package io.andon.core.space;

import io.andon.schema.Alert;
import io.andon.schema.Asset;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Notification;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.AuditEntry;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.Notice;
import io.andon.schema.internal.QualityCheck;
import io.andon.schema.internal.QualityResult;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.Silence;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.Timer;
import io.andon.schema.internal.User;
import io.andon.schema.internal.Webhook;
import java.time.Instant;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * One thing a decision changes. What indexes, counters and the audit trail need of the state before
 * is part of it: {@code before} is the row as the view has it, null for a new one. Changes are
 * grouped by whose rows they are ({@link OfAlerts} and the like), so that whoever keeps these names
 * them alone. Across the groups, a change that is of {@link Attributed}, {@link Published} or
 * {@link Unbounded} is also for whoever treats those.
 */
public sealed interface Change {
  /** Is told in the audit trail, with who did it. */
  sealed interface Attributed extends Change {}

  /** The world is told of it over a topic. */
  sealed interface Published extends Change {}

  /**
   * Writes records with lists or texts that have no bound of their own, unlike what is no larger
   * than a record that was taken in.
   */
  sealed interface Unbounded extends Change {
    /** What is written and may be too large. */
    List<IndexedRecord> records();
  }

  record SpaceSaved(Space space, @Nullable Space before)
      implements Attributed, Published, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(space);
    }
  }

  /** Changes who may use the space; every node hears of it over the topic directory. */
  sealed interface OfAccess extends Published {}

  record ApiKeySaved(ApiKey key, @Nullable ApiKey before)
      implements OfAccess, Attributed, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(key);
    }
  }

  /** There is one, and it is never changed. */
  record AdminKeySaved(AdminKey key) implements OfAccess, Attributed {}

  record SessionSecretSaved(SessionSecret secret, @Nullable SessionSecret before)
      implements OfAccess, Attributed {}

  record UserSaved(User user, @Nullable User before) implements OfAccess, Attributed, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(user);
    }
  }

  record UserRemoved(User before) implements OfAccess, Attributed {}

  /** Every node hears of it over the topic directory. */
  record WebhookSaved(Webhook webhook, @Nullable Webhook before)
      implements Attributed, Published, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(webhook);
    }
  }

  /** Changes the assets and what is known of them. */
  sealed interface OfAssets extends Change {}

  record AssetSaved(Asset asset, @Nullable Asset before)
      implements OfAssets, Attributed, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(asset);
    }
  }

  record AssetRemoved(Asset before) implements OfAssets, Attributed {}

  /** An event named an asset that nobody declared. */
  record AssetSeen(String id, Instant at) implements OfAssets {}

  /** No event has named the asset for long enough: it goes unless somebody would miss it. */
  record AssetExpired(String id) implements OfAssets {}

  /** Changes alerts. */
  sealed interface OfAlerts extends Change {}

  record AlertSaved(AlertRow row, @Nullable AlertRow before) implements OfAlerts, Attributed {}

  /** Kept long enough. */
  record AlertExpired(AlertRow row) implements OfAlerts {}

  /** Changes downtime events. */
  sealed interface OfDowntimes extends Change {}

  record DowntimeSaved(DowntimeRow row, @Nullable DowntimeRow before) implements OfDowntimes {}

  /** Kept long enough. */
  record DowntimeExpired(DowntimeRow row) implements OfDowntimes {}

  /** Changes incidents and their evidence. */
  sealed interface OfIncidents extends Change {}

  record EvidenceSaved(String incident, Evidence evidence) implements OfIncidents {}

  /** It is no evidence of the incident any more. */
  record EvidenceDeleted(String incident, long seq) implements OfIncidents {}

  /** The incident after the event, which is its audit trail too. */
  record IncidentChanged(Incident incident, IncidentEvent event, @Nullable Incident before)
      implements OfIncidents, Published, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(incident, event);
    }
  }

  /** Kept long enough, with its evidence; what people did to it stays in the audit trail. */
  record IncidentExpired(Incident incident) implements OfIncidents, Published {}

  /** Changes what the audit trail holds beside the events of incidents. */
  sealed interface OfAudit extends Change {}

  /** Somebody changed something that is no incident. */
  record Audited(AuditEntry entry) implements OfAudit, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(entry);
    }
  }

  /** Kept long enough as a part of the audit trail. */
  record AuditExpired(AuditEntry entry) implements OfAudit {}

  /** Kept long enough as a part of the audit trail; the incident is gone already. */
  record EventExpired(IncidentEvent event) implements OfAudit {}

  record ShiftLogSaved(ShiftLog log, @Nullable ShiftLog before) implements Attributed, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(log);
    }
  }

  record TimerSet(Timer timer) implements Change {}

  /** Kept long enough. */
  record OutcomeExpired(String commandId) implements Change {}

  /** About what people hear. */
  sealed interface OfNotification extends Change {}

  record SilenceSaved(Silence silence, @Nullable Silence before)
      implements OfNotification, Attributed, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(silence);
    }
  }

  record NoticeSaved(Notice notice) implements OfNotification, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(notice);
    }
  }

  record InboxItemSaved(InboxItem item, @Nullable InboxItem before)
      implements OfNotification, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(item);
    }
  }

  /** Kept long enough. */
  record SilenceExpired(String id) implements OfNotification {}

  /** Kept long enough. */
  record InboxItemExpired(InboxItem item) implements OfNotification {}

  /** Told and not kept. */
  record Notified(Notification notification) implements Published, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(notification);
    }
  }

  /** About quality checks and what they come to. */
  sealed interface OfQuality extends Change {}

  record QualityCheckSaved(QualityCheck check, @Nullable QualityCheck before)
      implements OfQuality, Attributed, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(check);
    }
  }

  /** A result is never changed. */
  record QualityResultSaved(QualityResult result) implements OfQuality, Attributed, Unbounded {
    @Override
    public List<IndexedRecord> records() {
      return List.of(result);
    }
  }

  /** Kept long enough. */
  record QualityResultExpired(QualityResult result) implements OfQuality {}

  /**
   * Goes to a public topic and comes back from there like what any producer reports; not kept here.
   */
  sealed interface Reported extends Published {}

  record AlertReported(Alert alert) implements Reported {}

  record DowntimeReported(DowntimeEvent event) implements Reported {}
}
