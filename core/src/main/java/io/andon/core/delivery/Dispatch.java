package io.andon.core.delivery;

import io.andon.schema.internal.Delivery;
import io.andon.schema.internal.DeliveryStatus;
import io.andon.schema.internal.Receiver;
import io.andon.schema.internal.ReceiverKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is sent when. Nothing here waits: attempts are handed to the sender, and what became
 * of them is taken back at a later tick. What was under way when a node died is pending still, and
 * is sent again under the same id.
 */
public final class Dispatch {
  private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(5), Duration.ofHours(2));
  private static final Duration UNTIL_HEARD_OF = Duration.ofSeconds(1);

  /** A receiver may ask to be left alone, but not for so long that its messages grow too old. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(12);

  /** What one tick may do to a lane that is given up, so that records do not wait for it. */
  private static final int BATCH = 200;

  private static final String LIMITED =
      "the space has sent as many e-mails as it may within an hour (ANDON_MAIL_LIMIT)";

  private static final Instant ANY_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final Ground ground;
  private final Map<LaneId, Lane> lanes = new LinkedHashMap<>();
  private final Queue<Result> results = new ConcurrentLinkedQueue<>();
  private int turn;

  /**
   * What a dispatch stands on.
   *
   * @param rules how long and how much
   * @param counts where it is counted what became of deliveries
   */
  public record Ground(
      DeliveryQueue queue,
      Receivers receivers,
      Sender sender,
      Rules rules,
      DeliveryCounts counts) {}

  /**
   * How long and how much is sent.
   *
   * @param keepTrying how long after it was queued a delivery is still tried again
   * @param mailsPerHour of a space; 0: no limit
   */
  public record Rules(Duration keepTrying, int mailsPerHour) {}

  private record Result(Attempt attempt, Outcome outcome) {}

  public Dispatch(Ground ground) {
    this.ground = ground;
    ground.queue().lanes().forEach(this::lane);
  }

  /** A delivery was queued. */
  public void queued(Delivery delivery) {
    lane(delivery).look();
  }

  /** A person wants it tried now. */
  public void hurry(Delivery delivery) {
    Lane lane = lane(delivery);
    lane.wake();
    ground.queue().save(lane.row());
  }

  /** All that waits for a receiver is to be tried now; how it is doing. */
  public Receiver hurry(LaneId id, Instant now) {
    Lane lane = lane(id);
    lane.hurry(now);
    ground.queue().save(lane.row());
    return Receiver.newBuilder(lane.row()).build();
  }

  /** Takes results back and sends what is due; whether there will be something to do very soon. */
  public boolean tick(Instant now) {
    for (Result result = results.poll(); result != null; result = results.poll()) {
      settle(result, now);
    }
    // for which of them no sender is free in this tick
    Set<Health> busy = EnumSet.noneOf(Health.class);
    // another one goes first each time, so that what is scarce comes to everybody
    List<Lane> order = new ArrayList<>(lanes.values());
    Collections.rotate(order, turn--);
    boolean restless = false;
    for (Lane lane : order) {
      if (lane.sweeping()) {
        lane.sweep(giveUpOld(lane, now));
      }
      Instant hurrying = lane.hurrying();
      if (hurrying != null) {
        hurrySome(lane, hurrying);
      }
      if (lane.checks(now) && lane.wasChanged(ground.receivers().version(lane.id()))) {
        Receiver unused = hurry(lane.id(), now);
      }
      if (lane.wants(now) && !busy.contains(lane.health())) {
        serve(lane, now, busy);
      }
      restless |=
          lane.carriesAny() || lane.sweeping() || lane.hurrying() != null || lane.wants(now);
    }
    return restless;
  }

  private Lane lane(Delivery delivery) {
    return lane(LaneId.of(delivery));
  }

  private Lane lane(LaneId id) {
    return lanes.computeIfAbsent(id, unknown -> new Lane(id, ground.queue().receiver(id)));
  }

  /** What failed before it was hurried is due now; slice by slice, so that nothing waits for it. */
  private void hurrySome(Lane lane, Instant since) {
    boolean some = false;
    for (Delivery head : ground.queue().headsAfter(lane.id(), since, BATCH)) {
      Instant tried = head.getTriedAt();
      if (!lane.carries(head.getId()) && (tried == null || tried.isBefore(since))) {
        head.setDueAt(since);
        ground.queue().save(head);
        some = true;
      }
    }
    if (some) {
      lane.look();
    } else {
      lane.hurried();
    }
  }

  private void serve(Lane lane, Instant now, Set<Health> busy) {
    int sight = lane.sight();
    List<Delivery> heads = ground.queue().heads(lane.id(), now, sight);
    for (Delivery head : heads) {
      if (!lane.carries(head.getId()) && !serve(lane, head, now, busy)) {
        return;
      }
    }
    if (heads.size() < sight) {
      Instant next = ground.queue().nextDue(lane.id(), now);
      lane.lookAt(next == null ? Instant.MAX : next);
    }
  }

  /** False when there is no use in going on with the lane in this tick. */
  private boolean serve(Lane lane, Delivery head, Instant now, Set<Health> busy) {
    switch (ground.receivers().find(head, now)) {
      case Receivers.Known known -> {
        if (isLimited(lane, head, now)) {
          return false;
        }
        Attempt attempt = new Attempt(head, known.target(), now, lane.health());
        if (!ground.sender().offer(attempt, outcome -> results.add(new Result(attempt, outcome)))) {
          busy.add(lane.health());
          return false;
        }
        lane.calls(ground.receivers().version(lane.id()));
        lane.begun(head.getId());
        return true;
      }
      case Receivers.Forbidden forbidden -> {
        save(Progress.failed(head, null, forbidden.why(), now));
        lane.look(); // the next of its queue may be due already
        return false;
      }
      case Receivers.Unheard unheard -> {
        lane.pause(now.plus(UNTIL_HEARD_OF));
        lane.sweep(tooOld(head, now));
        return false;
      }
      case Receivers.Gone gone -> {
        cancelAll(lane, now);
        return false;
      }
    }
  }

  /** Whether the lane has to wait because a space sends no more e-mails within an hour. */
  private boolean isLimited(Lane lane, Delivery head, Instant now) {
    int most = ground.rules().mailsPerHour();
    if (head.getKind() != ReceiverKind.EMAIL || most == 0) {
      return false;
    }
    Map<String, Integer> sent = lane.row().getSent();
    if (SentLately.count(sent, now) + lane.underWay() < most) {
      return false;
    }
    if (!lane.carriesAny()) {
      lane.limit(SentLately.fewerThan(most, sent, now), LIMITED);
      lane.sweep(tooOld(head, now));
      ground.queue().save(lane.row());
    }
    return true;
  }

  private void save(Delivery row) {
    ground.queue().save(row);
    if (row.getStatus() != DeliveryStatus.PENDING) {
      ground.counts().ended(row.getKind(), row.getStatus());
    }
  }

  private void cancelAll(Lane lane, Instant now) {
    for (Delivery delivery : ground.queue().pending(lane.id(), BATCH)) {
      if (!lane.carries(delivery.getId())) {
        save(Progress.cancelled(delivery, now));
      }
    }
  }

  private void settle(Result result, Instant now) {
    Delivery sent = result.attempt().delivery();
    Lane lane = lane(sent);
    lane.ended(sent.getId());
    ground.counts().attempted(sent.getKind(), result.outcome());
    Delivery row = ground.queue().find(sent.getSpace(), sent.getId());
    if (row != null) {
      row.setAttempts(row.getAttempts() + 1);
      row.setTriedAt(result.attempt().at());
      save(judged(lane, row, result, now));
      ground.queue().save(lane.row());
    }
  }

  private Delivery judged(Lane lane, Delivery row, Result result, Instant now) {
    return switch (result.outcome()) {
      case Outcome.Delivered done -> {
        lane.delivered(now, Duration.between(result.attempt().at(), now));
        if (row.getKind() == ReceiverKind.EMAIL) {
          SentLately.add(lane.row().getSent(), now);
        }
        yield Progress.delivered(row, done.code(), now);
      }
      case Outcome.Impossible no -> {
        lane.refused(now, no.code(), no.error());
        yield Progress.failed(row, no.code(), no.error(), now);
      }
      case Outcome.Refused no -> {
        lane.refused(now, no.code(), no.error());
        Duration pause = PAUSES.after(row.getFailures() + 1, row.getId());
        yield again(row, no.code(), no.error(), now, now.plus(pause));
      }
      case Outcome.Unavailable no -> {
        Instant resumes = lane.unavailable(now, bounded(no.atLeast()), no.code(), no.error());
        lane.sweep(tooOld(row, now));
        yield again(row, no.code(), no.error(), now, resumes);
      }
    };
  }

  private static Duration bounded(@Nullable Duration asked) {
    if (asked == null) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
  }

  private Delivery again(
      Delivery row, @Nullable Integer code, String error, Instant now, Instant due) {
    return tooOld(row, now)
        ? Progress.failed(row, code, error, now)
        : Progress.again(row, code, error, due);
  }

  private boolean tooOld(Delivery row, Instant now) {
    return !now.isBefore(row.getQueuedAt().plus(ground.rules().keepTrying()));
  }

  /**
   * When a message has grown too old because its receiver takes nothing, so have those that wait
   * beside it. Whether there may be more of them.
   */
  private boolean giveUpOld(Lane lane, Instant now) {
    boolean some = false;
    for (Delivery head : ground.queue().heads(lane.id(), ANY_TIME, BATCH)) {
      if (!lane.carries(head.getId())) {
        if (!tooOld(head, now)) {
          break;
        }
        long hours = ground.rules().keepTrying().toHours();
        String error =
            lane.limited()
                ? "waited for %d h: %s".formatted(hours, LIMITED)
                : "the receiver took nothing for %d h".formatted(hours);
        save(Progress.failed(head, head.getLastCode(), error, now));
        some = true;
      }
    }
    return some;
  }
}
