package io.andon.core.audit;

import io.andon.schema.Actor;
import io.andon.schema.ValueChange;
import io.andon.schema.internal.AuditAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail.
 *
 * @param subject what was changed
 * @param at when it was decided
 * @param actor who did it
 * @param surface over which surface; {@code stream} or {@code timer} when nobody asked for it
 * @param action whether the subject was made, changed or removed
 * @param change which field, from which value to which; null: none is told
 * @param why as far as it is known
 */
public record AuditItem(
    Subject subject,
    Instant at,
    Actor actor,
    String surface,
    AuditAction action,
    @Nullable ValueChange change,
    @Nullable String why) {
  /** The kind of an incident. */
  public static final String INCIDENT = "incident";

  /** In place of {@code closed} where an incident was closed with its corrective action. */
  public static final String CORRECTED = "corrected";

  /**
   * A thing that can be changed.
   *
   * @param kind incident, space, key, user, asset, ...
   * @param number of an incident in its space; 0 for other things
   */
  public record Subject(String kind, String id, long number) {}
}
