package io.andon.core.audit;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit trail a list holds; what is null does not matter.
 *
 * @param kind of what was changed: incident, space, key, user, asset, ...
 * @param id of what was changed; only with a kind
 * @param actor name or id of who did it, in any case
 * @param from at or after
 * @param before this, not at it
 */
public record AuditFilter(
    @Nullable String kind,
    @Nullable String id,
    @Nullable String actor,
    @Nullable Instant from,
    @Nullable Instant before) {
  public AuditFilter {
    actor = actor == null ? null : folded(actor);
  }

  /** All there is about an incident. */
  public static AuditFilter ofIncident(String id) {
    return new AuditFilter(AuditItem.INCIDENT, id, null, null, null);
  }

  public AuditFilter until(@Nullable Instant end) {
    return new AuditFilter(kind, id, actor, from, end);
  }

  /** A name or id as it is compared. */
  public static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Whether the thing is one of those asked for. */
  public boolean isAbout(String aKind, String anId) {
    return (kind == null || kind.equals(aKind)) && (id == null || id.equals(anId));
  }

  /** Whether the line is in the list. */
  public boolean matches(AuditItem item) {
    return isAbout(item.subject().kind(), item.subject().id())
        && (actor == null
            || actor.equals(folded(item.actor().getId()))
            || actor.equals(folded(item.actor().getName())))
        && (from == null || !item.at().isBefore(from))
        && (before == null || item.at().isBefore(before));
  }
}
