package io.andon.topology.space;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.schema.AffectedAsset;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import io.andon.schema.Notification;
import io.andon.schema.Severity;
import io.andon.schema.internal.InboxItem;
import io.andon.schema.internal.Notice;
import io.andon.schema.internal.Space;
import io.andon.schema.internal.Timer;
import io.andon.schema.internal.TimerKind;
import io.andon.topology.correlation.OpenIncidents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Decides what people hear of incidents, who, and what has to wait. News that a silence or a quiet
 * period holds back is told in one message when that ends, if it still matters then.
 */
final class Telling {
  /** Assets a notification names at most. */
  private static final int MOST_ASSETS = 200;

  private final SpaceView view;
  private final Space space;
  private final Instant now;
  private final Duration quiet;
  private final Map<String, Notice> notices = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();

  Telling(SpaceView view, Space space, Instant now) {
    this.view = view;
    this.space = space;
    this.now = now;
    this.quiet = Duration.ofMillis(space.getNotificationQuietMs());
  }

  /** What a decision did to an incident. */
  void changed(IncidentWork work) {
    NoticeKind kind = NoticeKind.of(work);
    if (kind == null) {
      return;
    }
    Incident incident = work.state();
    switch (kind.weight()) {
      case NEWS -> {
        if (silenced(incident)) {
          hold(kind, incident);
        } else {
          tell(kind, incident);
        }
      }
      case MORE -> more(kind, incident);
      case END -> end(kind, incident);
      case ASIDE -> {
        if (notice(incident).getToldOpen() && !silenced(incident)) {
          aside(kind, incident);
        }
      }
    }
  }

  private void more(NoticeKind kind, Incident incident) {
    Notice notice = notice(incident);
    if (silenced(incident) || incident.getState() == IncidentState.SNOOZED) {
      hold(kind, incident);
    } else if (!inQuietPeriod(notice)) {
      tell(kind, incident);
    } else if (kind == NoticeKind.ESCALATED && worseThanTold(notice, incident)) {
      tell(kind, incident); // not more of the same: it cannot wait
    } else {
      hold(kind, incident);
    }
  }

  private void end(NoticeKind kind, Incident incident) {
    Notice notice = notice(incident);
    if (notice.getToldOpen()) {
      tell(kind, incident);
    } else if (notice.getHeld() != null) {
      notice.setHeld(null); // it came and went unheard
      save(notice);
    } else if (notice.getToldAt() != null) {
      aside(kind, incident); // closed after it was resolved
    }
  }

  private boolean silenced(Incident incident) {
    return Silencing.covering(view, incident, now) != null;
  }

  private boolean inQuietPeriod(Notice notice) {
    Instant told = notice.getToldAt();
    return told != null && now.isBefore(told.plus(quiet));
  }

  private static boolean worseThanTold(Notice notice, Incident incident) {
    Severity told = notice.getToldSeverity();
    return told == null || incident.getSeverity().compareTo(told) < 0;
  }

  private void hold(NoticeKind kind, Incident incident) {
    Notice notice = notice(incident);
    String held = notice.getHeld();
    if (held != null && NoticeKind.of(held).compareTo(kind) <= 0) {
      return;
    }
    notice.setHeld(kind.word());
    save(notice);
    Instant told = notice.getToldAt();
    if (held == null && told != null && inQuietPeriod(notice)) {
      changes.add(
          new Change.TimerSet(
              new Timer(TimerKind.TELL, space.getSlug(), incident.getId(), told.plus(quiet))));
    }
  }

  /** A quiet period or a silence is over: tells what waited for it, unless something else holds. */
  void due(String incidentId) {
    Incident incident = view.incident(incidentId);
    if (incident == null || !OpenIncidents.takesEvidence(incident.getState())) {
      return;
    }
    Notice notice = notice(incident);
    String held = notice.getHeld();
    boolean waits =
        incident.getState() == IncidentState.SNOOZED || inQuietPeriod(notice) || silenced(incident);
    if (held != null && !waits) {
      tellHeld(NoticeKind.of(held), notice, incident);
    }
  }

  private void tellHeld(NoticeKind held, Notice notice, Incident incident) {
    if (held.weight() != NoticeKind.Weight.MORE) {
      tell(held, incident);
    } else if (incident.getActiveCount() > 0) {
      tell(worseThanTold(notice, incident) ? NoticeKind.ESCALATED : NoticeKind.GREW, incident);
    } else {
      notice.setHeld(null); // all is clear again
      save(notice);
    }
  }

  /** Silences changed or ended: tells of every incident that none covers any more. */
  void afterSilence() {
    view.waitingToBeTold().forEach(this::due);
  }

  /** Those downstream of an incident who were not told yet. */
  Audience downstream(Incident incident, Collection<String> affected) {
    return Audience.of(affected, view, notice(incident).getDownstream());
  }

  /** Tells those downstream. */
  void tellDownstream(Incident incident, Audience audience) {
    Notice notice = notice(incident);
    List<String> told = new ArrayList<>(notice.getDownstream());
    told.addAll(audience.people());
    notice.setDownstream(told);
    save(notice);
    List<String> affected =
        incident.getBlastRadius().stream().map(AffectedAsset::getAsset).toList();
    send(NoticeKind.DOWNSTREAM, incident, audience, affected);
  }

  private void tell(NoticeKind kind, Incident incident) {
    Notice notice = notice(incident);
    List<String> assets = assets(incident);
    send(kind, incident, Audience.of(assets, view, List.of()), assets);
    boolean worst = !inQuietPeriod(notice) || worseThanTold(notice, incident);
    notice.setToldSeverity(worst ? incident.getSeverity() : notice.getToldSeverity());
    notice.setToldAt(now);
    notice.setToldEvidence(incident.getLastEvidence());
    notice.setToldOpen(kind.weight() != NoticeKind.Weight.END);
    notice.setHeld(null);
    save(notice);
  }

  /** To webhooks and subscribers, and no message to anybody. */
  private void aside(NoticeKind kind, Incident incident) {
    send(kind, incident, Audience.none(), assets(incident));
  }

  private void send(NoticeKind kind, Incident incident, Audience audience, List<String> assets) {
    Notification notification =
        Notification.newBuilder()
            .setSpace(space.getSlug())
            .setId("%s:%d:%s".formatted(incident.getId(), incident.getVersion(), kind.word()))
            .setKind(kind.word())
            .setIncident(incident.getId())
            .setNumber(incident.getNumber())
            .setTitle(incident.getTitle())
            .setState(incident.getState())
            .setSeverity(incident.getSeverity())
            .setAt(now)
            .setRecipients(audience.people())
            .setAssets(assets.subList(0, Math.min(assets.size(), MOST_ASSETS)))
            .setNewEvidence(incident.getLastEvidence() - notice(incident).getToldEvidence())
            .setEmails(audience.emails())
            .setWebhooks(Subscriptions.of(view.webhooks(), kind.word()))
            .build();
    changes.add(new Change.Notified(notification));
    for (String username : audience.inPlatform()) {
      InboxItem item = item(notification, username, audience.assets(username));
      changes.add(new Change.InboxItemSaved(item, view.inboxItem(username, item.getId())));
    }
  }

  private static InboxItem item(Notification told, String username, List<String> assets) {
    String reason = told.getIncident() + ':' + told.getKind();
    return InboxItem.newBuilder()
        .setId(UUID.nameUUIDFromBytes(reason.getBytes(UTF_8)).toString())
        .setUsername(username)
        .setKind(told.getKind())
        .setIncident(told.getIncident())
        .setNumber(told.getNumber())
        .setTitle(told.getTitle())
        .setState(told.getState())
        .setSeverity(told.getSeverity())
        .setAssets(assets)
        .setAt(told.getAt())
        .build();
  }

  private static List<String> assets(Incident incident) {
    List<String> assets = incident.getAssets().stream().map(AssetInvolvement::getAsset).toList();
    return assets.isEmpty() && !incident.getAsset().isEmpty()
        ? List.of(incident.getAsset())
        : assets;
  }

  private Notice notice(Incident incident) {
    Notice known = notices.get(incident.getId());
    if (known != null) {
      return known;
    }
    Notice stored = view.notice(incident.getId());
    return stored != null ? stored : Notice.newBuilder().setIncident(incident.getId()).build();
  }

  private void save(Notice notice) {
    notices.put(notice.getIncident(), notice);
  }

  /** Everything to write and to tell. */
  List<Change> finish() {
    notices.values().forEach(notice -> changes.add(new Change.NoticeSaved(notice)));
    return changes;
  }
}
