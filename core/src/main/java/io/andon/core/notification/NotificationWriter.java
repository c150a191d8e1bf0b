package io.andon.core.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.space.Change;
import io.andon.core.space.SpaceView;
import io.andon.schema.AssetInvolvement;
import io.andon.schema.Incident;
import io.andon.schema.Notification;
import io.andon.schema.internal.InboxItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes what is told: the notification, and the inbox items people find in the platform. */
final class NotificationWriter {
  /** Assets a notification names at most. */
  private static final int MOST_ASSETS = 200;

  private final SpaceView view;
  private final Instant now;
  private final List<Change> changes;

  /**
   * @param changes what is to be written, which grows
   */
  NotificationWriter(SpaceView view, Instant now, List<Change> changes) {
    this.view = view;
    this.now = now;
    this.changes = changes;
  }

  /**
   * What is told.
   *
   * @param people who are told
   * @param webhooks whether they hear of it
   * @param newEvidence pieces of evidence those it is for were not told of
   */
  record Message(
      NotificationKind kind,
      Audience people,
      boolean webhooks,
      List<String> assets,
      long newEvidence) {}

  void tell(Incident incident, NotificationState state, Message message) {
    NotificationKind kind = message.kind();
    List<String> assets = message.assets();
    Notification notification =
        Notification.newBuilder()
            .setSpace(view.slug())
            .setId("%s:%d".formatted(incident.getId(), state.sends()))
            .setKind(kind.word())
            .setIncident(incident.getId())
            .setNumber(incident.getNumber())
            .setTitle(incident.getTitle())
            .setState(incident.getState())
            .setSeverity(incident.getSeverity())
            .setAt(now)
            .setRecipients(message.people().people())
            .setAssets(assets.subList(0, Math.min(assets.size(), MOST_ASSETS)))
            .setNewEvidence(message.newEvidence())
            .setEmails(message.people().emails())
            .setExternalEmails(message.people().externalEmails())
            .setWebhooks(
                message.webhooks() ? Subscriptions.of(view.webhooks(), kind.word()) : List.of())
            .build();
    changes.add(new Change.Notified(notification));
    message
        .people()
        .inPlatform()
        .forEach(
            (username, theirs) -> {
              InboxItem item = item(notification, username, theirs);
              changes.add(new Change.InboxItemSaved(item, view.inboxItem(username, item.getId())));
            });
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

  /** What failed, or what a person opened it on. */
  static List<String> assets(Incident incident) {
    List<String> assets = incident.getAssets().stream().map(AssetInvolvement::getAsset).toList();
    return assets.isEmpty() && !incident.getAsset().isEmpty()
        ? List.of(incident.getAsset())
        : assets;
  }
}
