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
  private static final Backoff OF_A_MESSAGE =
      new Backoff(Duration.ofSeconds(5), Duration.ofHours(2));
  private static final Duration UNTIL_HEARD_OF = Duration.ofSeconds(1);

  /** A receiver may ask to be left alone, but not for so long that its messages grow too old. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(12);

  /** What one tick may do to a receiver that is given up, so that records do not wait for it. */
  private static final int BATCH = 200;

  private static final String LIMITED =
      "the space has sent as many e-mails as it may within an hour (ANDON_MAIL_LIMIT)";

  private static final Instant ANY_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final DeliveryQueue queue;
  private final Receivers receivers;
  private final Sender sender;
  private final Rules rules;
  private final DeliveryCounts counts;
  private final Map<ReceiverId, ReceiverState> states = new LinkedHashMap<>();
  private final Queue<Result> results = new ConcurrentLinkedQueue<>();
  private int turn;

  /**
   * What a dispatch works with.
   *
   * @param rules how long and how much
   * @param counts where it is counted what became of deliveries
   */
  public record Dependencies(
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

  public Dispatch(Dependencies dependencies) {
    this.queue = dependencies.queue();
    this.receivers = dependencies.receivers();
    this.sender = dependencies.sender();
    this.rules = dependencies.rules();
    this.counts = dependencies.counts();
    queue.receivers().forEach(this::state);
  }

  /** A delivery was queued. */
  public void queued(Delivery delivery) {
    state(delivery).look();
  }

  /** A person wants it tried now. */
  public void retryNow(Delivery delivery) {
    ReceiverState state = state(delivery);
    state.wake();
    queue.save(state.row());
  }

  /** All that waits for a receiver is to be tried now; how it is doing. */
  public Receiver retryNow(ReceiverId id, Instant now) {
    ReceiverState state = state(id);
    state.retryNow(now);
    queue.save(state.row());
    return Receiver.newBuilder(state.row()).build();
  }

  /** Takes results back and sends what is due; whether there will be something to do very soon. */
  public boolean tick(Instant now) {
    for (Result result = results.poll(); result != null; result = results.poll()) {
      settle(result, now);
    }
    // for which of them no sender is free in this tick
    Set<Health> busy = EnumSet.noneOf(Health.class);
    // another one goes first each time, so that what is scarce comes to everybody
    List<ReceiverState> order = new ArrayList<>(states.values());
    Collections.rotate(order, turn--);
    boolean restless = false;
    for (ReceiverState state : order) {
      if (state.sweeping()) {
        state.sweep(giveUpOld(state, now));
      }
      Instant retryingSince = state.retryingSince();
      if (retryingSince != null) {
        retrySome(state, retryingSince);
      }
      if (state.checks(now) && state.wasChanged(receivers.version(state.id()))) {
        Receiver unused = retryNow(state.id(), now);
      }
      if (state.wants(now) && !busy.contains(state.health())) {
        serve(state, now, busy);
      }
      restless |=
          state.hasInFlight()
              || state.sweeping()
              || state.retryingSince() != null
              || state.wants(now);
    }
    return restless;
  }

  private ReceiverState state(Delivery delivery) {
    return state(ReceiverId.of(delivery));
  }

  private ReceiverState state(ReceiverId id) {
    return states.computeIfAbsent(id, unknown -> new ReceiverState(id, queue.receiver(id)));
  }

  /** What failed before {@code since} is due now; slice by slice, so that nothing waits for it. */
  private void retrySome(ReceiverState state, Instant since) {
    boolean some = false;
    for (Delivery head : queue.headsAfter(state.id(), since, BATCH)) {
      Instant tried = head.getTriedAt();
      if (!state.isInFlight(head.getId()) && (tried == null || tried.isBefore(since))) {
        queue.save(DeliveryTransitions.due(head, since));
        some = true;
      }
    }
    if (some) {
      state.look();
    } else {
      state.retriedAll();
    }
  }

  private void serve(ReceiverState state, Instant now, Set<Health> busy) {
    int sight = state.sight();
    List<Delivery> heads = queue.heads(state.id(), now, sight);
    for (Delivery head : heads) {
      if (!state.isInFlight(head.getId()) && !serve(state, head, now, busy)) {
        return;
      }
    }
    if (heads.size() < sight) {
      Instant next = queue.nextDue(state.id(), now);
      state.lookAt(next == null ? Instant.MAX : next);
    }
  }

  /** False when there is no use in going on with the receiver in this tick. */
  private boolean serve(ReceiverState state, Delivery head, Instant now, Set<Health> busy) {
    switch (receivers.find(head, now)) {
      case Receivers.Known known -> {
        if (isLimited(state, head, now)) {
          return false;
        }
        Attempt attempt = new Attempt(head, known.target(), now, state.health());
        if (!sender.offer(attempt, outcome -> results.add(new Result(attempt, outcome)))) {
          busy.add(state.health());
          return false;
        }
        state.calledAs(receivers.version(state.id()));
        state.begun(head.getId());
        return true;
      }
      case Receivers.Forbidden forbidden -> {
        save(DeliveryTransitions.failed(head, null, forbidden.why(), now));
        state.look(); // the next of its queue may be due already
        return false;
      }
      case Receivers.Unheard unheard -> {
        state.pause(now.plus(UNTIL_HEARD_OF));
        state.sweep(tooOld(head, now));
        return false;
      }
      case Receivers.Gone gone -> {
        cancelAll(state, now);
        return false;
      }
    }
  }

  /** Whether the receiver has to wait because a space sends no more e-mails within an hour. */
  private boolean isLimited(ReceiverState state, Delivery head, Instant now) {
    int most = rules.mailsPerHour();
    if (head.getKind() != ReceiverKind.EMAIL || most == 0) {
      return false;
    }
    Map<String, Integer> sent = state.row().getSent();
    if (SentLately.count(sent, now) + state.inFlight() < most) {
      return false;
    }
    if (!state.hasInFlight()) {
      state.limit(SentLately.fewerThan(most, sent, now), LIMITED);
      state.sweep(tooOld(head, now));
      queue.save(state.row());
    }
    return true;
  }

  private void save(Delivery row) {
    queue.save(row);
    if (row.getStatus() != DeliveryStatus.PENDING) {
      counts.ended(row.getKind(), row.getStatus());
    }
  }

  private void cancelAll(ReceiverState state, Instant now) {
    for (Delivery delivery : queue.pending(state.id(), BATCH)) {
      if (!state.isInFlight(delivery.getId())) {
        save(DeliveryTransitions.cancelled(delivery, now));
      }
    }
  }

  private void settle(Result result, Instant now) {
    Delivery sent = result.attempt().delivery();
    ReceiverState state = state(sent);
    state.ended(sent.getId());
    counts.attempted(sent.getKind(), result.outcome());
    Delivery row = queue.find(sent.getSpace(), sent.getId());
    if (row != null) {
      Delivery tried = DeliveryTransitions.tried(row, result.attempt().at());
      save(judged(state, tried, result, now));
      queue.save(state.row());
    }
  }

  private Delivery judged(ReceiverState state, Delivery row, Result result, Instant now) {
    return switch (result.outcome()) {
      case Outcome.Delivered done -> {
        state.delivered(now, Duration.between(result.attempt().at(), now));
        if (row.getKind() == ReceiverKind.EMAIL) {
          SentLately.add(state.row().getSent(), now);
        }
        yield DeliveryTransitions.delivered(row, done.code(), now);
      }
      case Outcome.Impossible no -> {
        state.refused(now, no.code(), no.error());
        yield DeliveryTransitions.failed(row, no.code(), no.error(), now);
      }
      case Outcome.Refused no -> {
        state.refused(now, no.code(), no.error());
        Duration pause = OF_A_MESSAGE.after(row.getFailures() + 1, row.getId());
        yield again(row, no.code(), no.error(), now, now.plus(pause));
      }
      case Outcome.Unavailable no -> {
        Instant resumes = state.unavailable(now, bounded(no.atLeast()), no.code(), no.error());
        state.sweep(tooOld(row, now));
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
        ? DeliveryTransitions.failed(row, code, error, now)
        : DeliveryTransitions.again(row, code, error, due);
  }

  private boolean tooOld(Delivery row, Instant now) {
    return !now.isBefore(row.getQueuedAt().plus(rules.keepTrying()));
  }

  /**
   * When a message has grown too old because its receiver takes nothing, so have those that wait
   * beside it. Whether there may be more of them.
   */
  private boolean giveUpOld(ReceiverState state, Instant now) {
    boolean some = false;
    for (Delivery head : queue.heads(state.id(), ANY_TIME, BATCH)) {
      if (!state.isInFlight(head.getId())) {
        if (!tooOld(head, now)) {
          break;
        }
        long hours = rules.keepTrying().toHours();
        String error =
            state.limited()
                ? "waited for %d h: %s".formatted(hours, LIMITED)
                : "the receiver took nothing for %d h".formatted(hours);
        save(DeliveryTransitions.failed(head, head.getLastCode(), error, now));
        some = true;
      }
    }
    return some;
  }
}
