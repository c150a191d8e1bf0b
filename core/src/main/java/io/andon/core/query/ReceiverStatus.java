package io.andon.core.query;

import io.andon.schema.internal.Receiver;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver is doing, and what waits for it.
 *
 * @param pending messages that wait
 * @param waitingSince since when the oldest of them waits
 * @param nextDue when the first of them is due
 */
public record ReceiverStatus(
    Receiver receiver, long pending, @Nullable Instant waitingSince, @Nullable Instant nextDue) {

  /** Until when nothing is sent to it; null: something is. */
  public @Nullable Instant pausedUntil(Instant now) {
    Instant until = receiver.getPausedUntil();
    return until != null && until.isAfter(now) ? until : null;
  }

  /** Not before that something is sent to it; null: nothing waits. */
  public @Nullable Instant nextTry(Instant now) {
    Instant due = nextDue;
    if (due == null) {
      return null;
    }
    Instant paused = pausedUntil(now);
    Instant earliest = paused != null && paused.isAfter(due) ? paused : due;
    return earliest.isBefore(now) ? now : earliest;
  }
}
