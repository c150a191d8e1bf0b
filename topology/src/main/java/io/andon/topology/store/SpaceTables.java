package io.andon.topology.store;

import io.andon.schema.Asset;
import io.andon.schema.Evidence;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.internal.AdminKey;
import io.andon.schema.internal.AlertRow;
import io.andon.schema.internal.ApiKey;
import io.andon.schema.internal.AuditEntry;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.DowntimeRow;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.InboxTally;
import io.andon.schema.internal.Notice;
import io.andon.schema.internal.QualityCheck;
import io.andon.schema.internal.QualityResult;
import io.andon.schema.internal.SessionSecret;
import io.andon.schema.internal.ShiftLog;
import io.andon.schema.internal.Signal;
import io.andon.schema.internal.Silence;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.SpaceTally;
import io.andon.schema.internal.Timer;
import io.andon.schema.internal.User;
import io.andon.schema.internal.Webhook;
import io.andon.schema.serde.SingleObject;
import io.andon.topology.kv.Table;

/** The tables of the space store; their keys are in {@link SpaceKeys}. */
final class SpaceTables {
  static final Table<Space> SPACES = new Table<>(SingleObject.codec(Space.class));
  static final Table<SpaceTally> TALLIES = new Table<>(SingleObject.codec(SpaceTally.class));
  static final Table<AdminKey> ADMIN_KEYS = new Table<>(SingleObject.codec(AdminKey.class));
  static final Table<SessionSecret> SESSION_SECRETS =
      new Table<>(SingleObject.codec(SessionSecret.class));
  static final Table<User> USERS = new Table<>(SingleObject.codec(User.class));
  static final Table<ApiKey> API_KEYS = new Table<>(SingleObject.codec(ApiKey.class));
  static final Table<Webhook> WEBHOOKS = new Table<>(SingleObject.codec(Webhook.class));
  static final Table<Asset> ASSETS = new Table<>(SingleObject.codec(Asset.class));
  static final Table<AlertRow> ALERTS = new Table<>(SingleObject.codec(AlertRow.class));
  static final Table<DowntimeRow> DOWNTIMES = new Table<>(SingleObject.codec(DowntimeRow.class));
  static final Table<Incident> INCIDENTS = new Table<>(SingleObject.codec(Incident.class));
  static final Table<Evidence> EVIDENCE = new Table<>(SingleObject.codec(Evidence.class));
  static final Table<IncidentEvent> TIMELINE = new Table<>(SingleObject.codec(IncidentEvent.class));
  static final Table<AuditEntry> AUDIT = new Table<>(SingleObject.codec(AuditEntry.class));
  static final Table<ShiftLog> SHIFT_LOGS = new Table<>(SingleObject.codec(ShiftLog.class));
  static final Table<Silence> SILENCES = new Table<>(SingleObject.codec(Silence.class));
  static final Table<Notice> NOTICES = new Table<>(SingleObject.codec(Notice.class));
  static final Table<InboxItem> INBOX_ITEMS = new Table<>(SingleObject.codec(InboxItem.class));
  static final Table<InboxTally> INBOX_TALLIES = new Table<>(SingleObject.codec(InboxTally.class));
  static final Table<Timer> TIMERS = new Table<>(SingleObject.codec(Timer.class));
  static final Table<CommandOutcome> OUTCOMES =
      new Table<>(SingleObject.codec(CommandOutcome.class));

  static final Table<QualityCheck> QUALITY_CHECKS =
      new Table<>(SingleObject.codec(QualityCheck.class));
  static final Table<QualityResult> QUALITY_RESULTS =
      new Table<>(SingleObject.codec(QualityResult.class));
  static final Table<Signal> WAITING = new Table<>(SingleObject.codec(Signal.class));

  private SpaceTables() {}
}
