package io.andon.gateway.surface.webhook;

import io.andon.core.query.ReceiverStatus;
import io.andon.gateway.json.Times;
import io.andon.schema.internal.Receiver;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver is doing, for people.
 *
 * @param state untried; healthy; failing: it answers, but takes no message; unavailable: nothing is
 *     sent to it for a while
 * @param failingSince the first failure since it took a message
 * @param queueLength messages that wait
 * @param waitingSince since when the oldest of them waits
 */
record ReceiverHealth(
    String state,
    @Nullable String lastSuccessAt,
    @Nullable String lastFailureAt,
    @Nullable Integer lastFailureCode,
    @Nullable String lastFailure,
    @Nullable String failingSince,
    long queueLength,
    @Nullable String waitingSince,
    @Nullable String nextAttemptAt) {

  static ReceiverHealth of(ReceiverStatus state, Instant now) {
    Receiver receiver = state.receiver();
    return new ReceiverHealth(
        word(receiver),
        Times.utcOrNull(receiver.getLastSuccessAt()),
        Times.utcOrNull(receiver.getLastFailureAt()),
        receiver.getLastCode(),
        receiver.getLastError(),
        Times.utcOrNull(receiver.getFailingSince()),
        state.pending(),
        Times.utcOrNull(state.waitingSince()),
        Times.utcOrNull(state.nextTry(now)));
  }

  private static String word(Receiver receiver) {
    if (receiver.getFailingSince() == null) {
      return receiver.getLastSuccessAt() == null ? "untried" : "healthy";
    }
    return receiver.getFailures() > 0 ? "unavailable" : "failing";
  }
}
