package io.andon.topology.store;

import io.andon.core.asset.AssetGraph;
import io.andon.core.correlation.OpenIncidents;
import io.andon.core.incident.IncidentFilter;
import io.andon.core.shift.ShiftOfDay;
import io.andon.core.space.Change;
import io.andon.core.space.SpaceLimits;
import io.andon.core.space.SpaceView;
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
import io.andon.schema.internal.Timer;
import io.andon.schema.internal.User;
import io.andon.schema.internal.Webhook;
import io.andon.topology.kv.Key;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * One space in the store of the task that owns it: what decisions read, and the only place that
 * writes. The asset graph, the open incidents and the counters are kept in memory beside it, read
 * from the store once; they cannot differ from it because nobody else writes, and whoever holds
 * this lets go of it when the task moves away or a transaction fails.
 */
public final class StoredSpace implements SpaceView {
  /** Rows of each kind kept decoded per space: ten thousand were no faster than these. */
  static final int RECENT = 500;

  private final KeyValueStore<Bytes, byte[]> store;
  private final String slug;
  private final SpaceLimits limits;
  private final StoredAssets assets;
  private final StoredAccess access;
  private final StoredWebhooks webhooks;
  private final SpaceCounters counters;
  private final StoredAlerts alerts;
  private final StoredDowntimes downtimes;
  private final StoredAudit audit;
  private final StoredIncidents incidents;
  private final StoredShiftLogs shiftLogs;
  private final StoredNotifications telling;
  private @Nullable Space space;

  /** One that may hold what spaces may when nobody sets anything. */
  public StoredSpace(KeyValueStore<Bytes, byte[]> store, String slug) {
    this(store, slug, SpaceLimits.STANDARD);
  }

  public StoredSpace(KeyValueStore<Bytes, byte[]> store, String slug, SpaceLimits limits) {
    this.store = store;
    this.slug = slug;
    this.limits = limits;
    this.space = SpaceTables.SPACES.get(store, SpaceKeys.space(slug));
    this.access = new StoredAccess(store, slug);
    this.webhooks = new StoredWebhooks(store, slug);
    this.counters = new SpaceCounters(store, slug);
    this.alerts = new StoredAlerts(store, slug, counters);
    this.downtimes = new StoredDowntimes(store, slug);
    this.audit = new StoredAudit(store, slug, counters);
    this.incidents = new StoredIncidents(store, slug, counters, audit);
    this.shiftLogs = new StoredShiftLogs(store, slug);
    this.telling = new StoredNotifications(store, slug);
    this.assets = new StoredAssets(store, slug);
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public @Nullable Space space() {
    return space;
  }

  @Override
  public long nextNumber() {
    return counters.nextNumber();
  }

  @Override
  public long nextAudit() {
    return counters.nextAudit();
  }

  @Override
  public @Nullable AlertRow alert(String fingerprint) {
    return alerts.get(fingerprint);
  }

  @Override
  public @Nullable DowntimeRow downtime(String eventId) {
    return downtimes.get(eventId);
  }

  @Override
  public @Nullable Incident incident(String id) {
    return incidents.get(id);
  }

  @Override
  public @Nullable Evidence evidence(String incident, long seq) {
    return incidents.evidence(incident, seq);
  }

  @Override
  public @Nullable String incidentByDedupKey(String dedupKey) {
    return incidents.byDedupKey(dedupKey);
  }

  @Override
  public @Nullable ApiKey apiKey(String id) {
    return access.apiKey(id);
  }

  @Override
  public @Nullable AdminKey adminKey() {
    return access.adminKey();
  }

  @Override
  public @Nullable SessionSecret sessionSecret() {
    return access.sessionSecret();
  }

  @Override
  public @Nullable User user(String username) {
    return access.user(username);
  }

  @Override
  public @Nullable ShiftLog shiftLog(long id) {
    return shiftLogs.get(id);
  }

  @Override
  public @Nullable ShiftLog shiftLogOf(ShiftOfDay shift) {
    return shiftLogs.of(shift);
  }

  @Override
  public long lastShiftLog() {
    return counters.lastShiftLog();
  }

  @Override
  public @Nullable Incident incidentByNumber(long number) {
    return incidents.byNumber(number);
  }

  @Override
  public List<Incident> incidents(IncidentFilter filter) {
    return incidents.all(filter);
  }

  @Override
  public List<DowntimeRow> downtimeWithin(Instant from, Instant to) {
    return downtimes.within(from, to);
  }

  @Override
  public Collection<Webhook> webhooks() {
    return webhooks.all();
  }

  @Override
  public Collection<Silence> silences() {
    return telling.silences();
  }

  @Override
  public @Nullable Notice notice(String incident) {
    return telling.notice(incident);
  }

  @Override
  public Collection<String> waitingToBeTold() {
    return telling.waiting();
  }

  @Override
  public @Nullable InboxItem inboxItem(String username, String id) {
    return telling.item(username, id);
  }

  @Override
  public List<InboxItem> unread(String username, int limit) {
    return telling.unread(username, limit);
  }

  @Override
  public InboxTally inboxTally(String username) {
    return telling.tally(username);
  }

  @Override
  public @Nullable QualityCheck qualityCheck(String id) {
    return StoredQuality.check(store, slug, id);
  }

  @Override
  public Collection<QualityCheck> qualityChecks() {
    return StoredQuality.checks(store, slug);
  }

  @Override
  public @Nullable CommandOutcome outcome(String commandId) {
    return SpaceTables.OUTCOMES.get(store, SpaceKeys.outcome(slug, commandId));
  }

  @Override
  public AssetGraph graph() {
    return assets.graph();
  }

  @Override
  public @Nullable Instant assetSeen(String id) {
    return assets.seen(id);
  }

  @Override
  public SpaceLimits limits() {
    return limits;
  }

  @Override
  public int keys(Instant now) {
    return access.keys(now);
  }

  @Override
  public int users() {
    return access.users();
  }

  @Override
  public OpenIncidents open() {
    return incidents.open();
  }

  /** Remembers an outcome, so that a repeated command gets it again. */
  public void write(CommandOutcome outcome) {
    SpaceTables.OUTCOMES.put(store, SpaceKeys.outcome(slug, outcome.getId()), outcome);
  }

  /** Writes the changes of one decision with their indexes and counters. */
  public void write(List<Change> changes) {
    for (Change change : changes) {
      write(change);
    }
    counters.flush();
  }

  private void write(Change change) {
    switch (change) {
      case Change.SpaceSaved c -> {
        space = c.space();
        SpaceTables.SPACES.put(store, SpaceKeys.space(slug), c.space());
      }
      case Change.OfAccess c -> {
        access.write(c);
        if (c instanceof Change.UserRemoved gone) {
          telling.removePerson(gone.before().getUsername());
        }
      }
      case Change.OfNotification c -> telling.write(c);
      case Change.WebhookSaved c -> webhooks.write(c.webhook());
      case Change.OfAssets c -> assets.write(c, incidents.open());
      case Change.OfAlerts c -> alerts.write(c);
      case Change.OfDowntimes c -> downtimes.write(c);
      case Change.OfIncidents c -> {
        incidents.write(c);
        if (c instanceof Change.IncidentExpired gone) {
          telling.removeIncident(gone.incident().getId());
        }
      }
      case Change.ShiftLogSaved c -> {
        StoredShiftLogs.write(store, c.log());
        counters.saved(c.log());
      }
      case Change.TimerSet c -> {
        Timer timer = c.timer();
        Key key = SpaceKeys.timer(timer.getDueAt(), slug, timer.getKind(), timer.getSubject());
        SpaceTables.TIMERS.put(store, key, timer);
      }
      case Change.OfAudit c -> audit.write(c);
      case Change.OutcomeExpired c -> store.delete(SpaceKeys.outcome(slug, c.commandId()).bytes());
      case Change.OfQuality c -> StoredQuality.write(store, c);
      case Change.Notified c -> {} // only told, not kept
      case Change.Reported c -> {} // comes back from its topic
    }
  }
}
