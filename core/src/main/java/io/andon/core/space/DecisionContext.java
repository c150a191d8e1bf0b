package io.andon.core.space;

import io.andon.schema.Actor;
import io.andon.schema.ActorKind;
import java.time.Instant;

/**
 * The context of a decision: what it answers to, who is behind that, and when.
 *
 * @param id of the command, alert or downtime event
 * @param actor who is behind it
 * @param surface over which surface it came; {@code stream} or {@code timer} when no person is
 *     behind it
 * @param eventTime when it happened
 * @param now when it is decided
 */
public record DecisionContext(
    String id, Actor actor, String surface, Instant eventTime, Instant now) {
  private static final Actor ANDON = new Actor(ActorKind.SYSTEM, "andon", "Andon");

  /** A signal that arrived. */
  public static DecisionContext signal(String id, Instant eventTime, Instant now) {
    return new DecisionContext(id, ANDON, "stream", eventTime, now);
  }

  /** A timer that is due. */
  public static DecisionContext timer(String id, Instant now) {
    return new DecisionContext(id, ANDON, "timer", now, now);
  }
}
