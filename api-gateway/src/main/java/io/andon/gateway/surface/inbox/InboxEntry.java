package io.andon.gateway.surface.inbox;

import io.andon.gateway.json.Times;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.internal.InboxItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notification as the API shows it to the person it is for. */
record InboxEntry(
    String id,
    String kind,
    String incidentId,
    long number,
    String title,
    String severity,
    List<String> products,
    String at,
    @Nullable String readAt) {
  static InboxEntry of(InboxItem item) {
    return new InboxEntry(
        item.getId(),
        item.getKind(),
        item.getIncident(),
        item.getNumber(),
        item.getTitle(),
        Vocabulary.lowerCase(item.getSeverity()),
        item.getAssets(),
        Times.utc(item.getAt()),
        Times.utcOrNull(item.getReadAt()));
  }
}
