package io.andon.topology.space;

import io.andon.schema.Alert;
import io.andon.schema.DowntimeEvent;
import io.andon.schema.Incident;
import io.andon.schema.IncidentEvent;
import io.andon.schema.Notification;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.DirectoryEntry;
import io.andon.topology.ingest.Retraction;
import org.jspecify.annotations.Nullable;

/** What a space tells the world. */
sealed interface SpaceOutput {
  record OfIncident(Incident incident) implements SpaceOutput {}

  /** Becomes a tombstone in the compacted topic. */
  record OfExpiredIncident(String id) implements SpaceOutput {}

  record OfEvent(IncidentEvent event) implements SpaceOutput {}

  record OfNotification(Notification notification) implements SpaceOutput {}

  record OfAlert(Alert alert) implements SpaceOutput {}

  record OfDowntime(DowntimeEvent event) implements SpaceOutput {}

  record OfOutcome(CommandOutcome outcome) implements SpaceOutput {}

  /**
   * @param key key of the entry in the topic
   * @param entry null: the entry is gone
   */
  record OfDirectory(String key, @Nullable DirectoryEntry entry) implements SpaceOutput {}

  /** INGEST is to drop what the space had no room for. */
  record OfRetraction(Retraction retraction) implements SpaceOutput {}

  /** Reason and origin are in the record's headers. */
  record OfDeadLetter(byte @Nullable [] key, byte @Nullable [] value) implements SpaceOutput {}
}
