package io.andon.core.space;

import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import java.time.Instant;

/**
 * What a decision answers to.
 *
 * @param id of the command, alert or downtime event
 * @param actor who is behind it
 * @param surface over which surface it came; {@code stream} or {@code timer} when no person is
 *     behind it
 * @param eventTime when it happened
 * @param now when it is decided
 */
public record Cause(String id, Actor actor, String surface, Instant eventTime, Instant now) {
  private static final Actor ANDON = new Actor(ActorKind.SYSTEM, "andon", "Andon");

  /** A signal that arrived. */
  public static Cause signal(String id, Instant eventTime, Instant now) {
    return new Cause(id, ANDON, "stream", eventTime, now);
  }

  /** A timer that is due. */
  public static Cause timer(String id, Instant now) {
    return new Cause(id, ANDON, "timer", now, now);
  }
}
