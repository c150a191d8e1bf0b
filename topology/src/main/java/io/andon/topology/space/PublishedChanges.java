package io.andon.topology.space;

import io.andon.core.space.Change;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.schema.topic.DirectoryKeys;
import java.util.List;

/** What the world is told of changes of a space. */
final class PublishedChanges {
  private PublishedChanges() {}

  /** What a change is told as, in this order. */
  static List<SpaceOutput> outputs(String space, Change.Published change) {
    return switch (change) {
      case Change.IncidentChanged c ->
          List.of(new SpaceOutput.OfIncident(c.incident()), new SpaceOutput.OfEvent(c.event()));
      case Change.Notified c -> List.of(new SpaceOutput.OfNotification(c.notification()));
      case Change.AlertReported c -> List.of(new SpaceOutput.OfAlert(c.alert()));
      case Change.DowntimeReported c -> List.of(new SpaceOutput.OfDowntime(c.event()));
      case Change.SpaceSaved c -> List.of(entry(DirectoryKeys.space(space), c.space()));
      case Change.OfAccess c -> List.of(directory(space, c));
      case Change.WebhookSaved c ->
          List.of(entry(DirectoryKeys.webhook(space, c.webhook().getId()), c.webhook()));
      case Change.IncidentExpired c ->
          List.of(new SpaceOutput.OfExpiredIncident(c.incident().getId()));
    };
  }

  private static SpaceOutput directory(String space, Change.OfAccess change) {
    return switch (change) {
      case Change.ApiKeySaved c -> entry(DirectoryKeys.apiKey(c.key().getId()), c.key());
      case Change.AdminKeySaved c -> entry(DirectoryKeys.ADMIN_KEY, c.key());
      case Change.SessionSecretSaved c -> entry(DirectoryKeys.SESSION_SECRET, c.secret());
      case Change.UserSaved c -> entry(DirectoryKeys.user(space, c.user().getUsername()), c.user());
      case Change.UserRemoved c ->
          new SpaceOutput.OfDirectory(DirectoryKeys.user(space, c.before().getUsername()), null);
    };
  }

  private static SpaceOutput entry(String key, Object value) {
    return new SpaceOutput.OfDirectory(key, new DirectoryEntry(value));
  }
}
