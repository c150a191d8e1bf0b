package io.andon.core.delivery;

import io.andon.core.rejection.Rejections;
import io.andon.schema.internal.Command;
import io.andon.schema.internal.CommandOutcome;
import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.PingWebhook;
import io.andon.schema.internal.Receiver;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.ReplayDelivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides on what people want done with deliveries. A repeated command changes nothing more. */
public final class DeliveryDecider {
  private DeliveryDecider() {}

  /**
   * What was decided.
   *
   * @param save the delivery to write and to send soon; null: there is none
   */
  public record Decision(CommandOutcome outcome, @Nullable Delivery save) {}

  /**
   * Says that all that waits for the receiver is tried again now.
   *
   * @param receiver how it is doing now
   */
  public static CommandOutcome retriedNow(Command command, Receiver receiver, Instant now) {
    return outcome(command, now, null, receiver);
  }

  /** Decides on a command at {@code now}. */
  public static Decision decide(DeliveryQueue queue, Command command, Instant now) {
    return switch (command.getBody()) {
      case ReplayDelivery replay -> replay(queue, command, replay, now);
      case PingWebhook ping -> ping(queue, command, ping, now);
      default -> throw new IllegalStateException("unexpected " + command.getBody().getClass());
    };
  }

  private static Decision replay(
      DeliveryQueue queue, Command command, ReplayDelivery replay, Instant now) {
    Delivery row = queue.find(command.getSpace(), replay.getDelivery());
    if (row == null || !isFor(replay, row)) {
      Rejection rejection = Rejections.unknown("delivery", "delivery", replay.getDelivery());
      return new Decision(outcome(command, now, rejection, null), null);
    }
    if (command.getId().equals(row.getReplay())) {
      return done(command, row, now, null);
    }
    if (row.getStatus() == DeliveryStatus.PENDING) {
      Delivery wanted = DeliveryTransitions.wantedNow(row, command.getId(), now);
      return done(command, wanted, now, wanted);
    }
    Delivery again = DeliveryTransitions.replayed(row, command.getId(), now);
    return done(command, again, now, again);
  }

  private static boolean isFor(ReplayDelivery replay, Delivery row) {
    return switch (row.getKind()) {
      case WEBHOOK -> row.getReceiver().equals(replay.getWebhook());
      case EMAIL -> replay.getWebhook().isEmpty();
    };
  }

  private static Decision ping(
      DeliveryQueue queue, Command command, PingWebhook ping, Instant now) {
    Delivery wanted = Deliveries.ping(command.getSpace(), ping.getWebhook(), command.getId(), now);
    Delivery known = queue.find(command.getSpace(), wanted.getId());
    return known != null ? done(command, known, now, null) : done(command, wanted, now, wanted);
  }

  private static Decision done(
      Command command, Delivery shown, Instant now, @Nullable Delivery save) {
    return new Decision(outcome(command, now, null, shown), save);
  }

  private static CommandOutcome outcome(
      Command command, Instant now, @Nullable Rejection rejection, @Nullable Object shown) {
    return new CommandOutcome(
        command.getId(), command.getSpace(), now, rejection, shown, command.getRequest());
  }
}
