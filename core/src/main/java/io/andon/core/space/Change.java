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
import org.jspecify.annotations.Nullable;

/**
 * One thing a decision changes. What indexes, counters and the audit trail need of the state before
 * is part of it: {@code before} is the row as the view has it, null for a new one.
 */
public sealed interface Change {
  record SpaceSaved(Space space, @Nullable Space before) implements Change {}

  /** Changes who may use the space; every node hears of it over the topic directory. */
  sealed interface OfAccess extends Change {}

  record ApiKeySaved(ApiKey key, @Nullable ApiKey before) implements OfAccess {}

  /** There is one, and it is never changed. */
  record AdminKeySaved(AdminKey key) implements OfAccess {}

  record SessionSecretSaved(SessionSecret secret, @Nullable SessionSecret before)
      implements OfAccess {}

  record UserSaved(User user, @Nullable User before) implements OfAccess {}

  record UserRemoved(User before) implements OfAccess {}

  /** Every node hears of it over the topic directory. */
  record WebhookSaved(Webhook webhook, @Nullable Webhook before) implements Change {}

  record AssetSaved(Asset asset, @Nullable Asset before) implements Change {}

  record AssetRemoved(Asset before) implements Change {}

  /** An event named an asset that nobody declared. */
  record AssetSeen(String id, Instant at) implements Change {}

  /** No event has named the asset for long enough: it goes unless somebody would miss it. */
  record AssetOutlived(String id) implements Change {}

  record AlertSaved(AlertRow row, @Nullable AlertRow before) implements Change {}

  record DowntimeSaved(DowntimeRow row, @Nullable DowntimeRow before) implements Change {}

  record EvidenceSaved(String incident, Evidence evidence) implements Change {}

  /** It is no evidence of the incident any more. */
  record EvidenceDeleted(String incident, long seq) implements Change {}

  /** The incident after the event. */
  record IncidentChanged(Incident incident, IncidentEvent event, @Nullable Incident before)
      implements Change {}

  /** Somebody changed something that is no incident. */
  record Audited(AuditEntry entry) implements Change {}

  record ShiftLogSaved(ShiftLog log, @Nullable ShiftLog before) implements Change {}

  record TimerSet(Timer timer) implements Change {}

  /** Kept long enough. */
  record AlertForgotten(AlertRow row) implements Change {}

  /** Kept long enough. */
  record DowntimeForgotten(DowntimeRow row) implements Change {}

  /** Kept long enough, with its evidence; what people did to it stays in the audit trail. */
  record IncidentForgotten(Incident incident) implements Change {}

  /** Kept long enough as a part of the audit trail. */
  record AuditForgotten(AuditEntry entry) implements Change {}

  /** Kept long enough as a part of the audit trail; the incident is gone already. */
  record EventForgotten(IncidentEvent event) implements Change {}

  /** Kept long enough. */
  record OutcomeForgotten(String commandId) implements Change {}

  /** About what people hear. */
  sealed interface OfTelling extends Change {}

  record SilenceSaved(Silence silence, @Nullable Silence before) implements OfTelling {}

  record NoticeSaved(Notice notice) implements OfTelling {}

  record InboxItemSaved(InboxItem item, @Nullable InboxItem before) implements OfTelling {}

  /** Kept long enough. */
  record SilenceForgotten(String id) implements OfTelling {}

  /** Kept long enough. */
  record InboxItemForgotten(InboxItem item) implements OfTelling {}

  record Notified(Notification notification) implements Change {}

  /** About quality checks and what they come to. */
  sealed interface OfQuality extends Change {}

  record QualityCheckSaved(QualityCheck check, @Nullable QualityCheck before)
      implements OfQuality {}

  /** A result is never changed. */
  record QualityResultSaved(QualityResult result) implements OfQuality {}

  /** Kept long enough. */
  record QualityResultForgotten(QualityResult result) implements OfQuality {}

  /**
   * Goes to a public topic and comes back from there like what any producer reports; not kept here.
   */
  sealed interface Reported extends Change {}

  record AlertReported(Alert alert) implements Reported {}

  record DowntimeReported(DowntimeEvent event) implements Reported {}
}
