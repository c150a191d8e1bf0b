package io.andon.core.audit;

import io.andon.schema.IncidentEvent;
import io.andon.schema.ValueChange;
import io.andon.schema.internal.AuditAction;
import io.andon.schema.internal.AuditEntry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The lines of the audit trail that events and entries stand for. */
public final class AuditItems {
  private AuditItems() {}

  /** Of what happened to an incident; none when nobody would see a difference. */
  public static List<AuditItem> of(IncidentEvent event) {
    AuditItem.Subject subject =
        new AuditItem.Subject(AuditItem.INCIDENT, event.getIncident(), event.getNumber());
    return IncidentLines.of(event).stream()
        .map(
            line ->
                new AuditItem(
                    subject,
                    event.getAt(),
                    event.getActor(),
                    event.getSurface(),
                    line.action(),
                    line.change(),
                    line.why()))
        .toList();
  }

  /** Of what happened to anything else: one for each field, one at least. */
  public static List<AuditItem> of(AuditEntry entry) {
    return entry.getChanges().isEmpty()
        ? List.of(item(entry, null))
        : entry.getChanges().stream().map(change -> item(entry, change)).toList();
  }

  private static AuditItem item(AuditEntry entry, @Nullable ValueChange change) {
    AuditAction action = entry.getAction();
    return new AuditItem(
        new AuditItem.Subject(entry.getEntity(), entry.getEntityId(), 0),
        entry.getAt(),
        entry.getActor(),
        entry.getSurface(),
        action,
        change,
        why(entry));
  }

  /** The reason that was given with it, if there is one among what changed. */
  private static @Nullable String why(AuditEntry entry) {
    return entry.getChanges().stream()
        .filter(change -> change.getField().matches("(.*[.])?reason"))
        .map(ValueChange::getAfter)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
