package io.andon.core.delivery;

import io.andon.schema.internal.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of one receiver: its health, pauses and attempts in flight. What people are shown of
 * it, and its pause, is a row; what is under way and whom it shares threads with is in memory only:
 * whoever takes over finds out anew.
 */
final class ReceiverState {
  /** Attempts at a time to one receiver that is sound; to any other it is one. */
  static final int PARALLEL = 8;

  private static final Backoff OF_THE_RECEIVER =
      new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));
  private static final Duration SLOW = Duration.ofSeconds(3);

  /** How often it is looked whether a receiver that fails was changed. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private final ReceiverId id;
  private final Receiver row;
  private final Set<String> inFlight = new HashSet<>();
  private Health health = Health.UNTRIED;
  private boolean sweeping;
  private boolean limited;
  private boolean retrying;
  private Instant pausedUntil;
  private Instant nextLook = Instant.MIN;
  private Instant nextCheck = Instant.MIN;

  /**
   * @param known what was known of it
   */
  ReceiverState(ReceiverId id, Receiver known) {
    this.id = id;
    this.row = Receiver.newBuilder(known).build();
    this.pausedUntil = row.getPausedUntil() == null ? Instant.MIN : row.getPausedUntil();
    // the node that began to retry what had failed may have died before all was
    this.retrying = row.getHurriedAt() != null;
  }

  ReceiverId id() {
    return id;
  }

  /** Its own, which goes on changing; to be saved after each change. */
  Receiver row() {
    return row;
  }

  Health health() {
    return health;
  }

  /** Whether what is too old is being given up. */
  boolean sweeping() {
    return sweeping;
  }

  void sweep(boolean on) {
    sweeping = on;
  }

  boolean isInFlight(String delivery) {
    return inFlight.contains(delivery);
  }

  boolean hasInFlight() {
    return !inFlight.isEmpty();
  }

  int inFlight() {
    return inFlight.size();
  }

  /** Heads to look at in order to find all that may be sent now. */
  int sight() {
    return inFlight.size() + room();
  }

  private int room() {
    return Math.max(0, (health == Health.SOUND ? PARALLEL : 1) - inFlight.size());
  }

  /** Whether it is worth looking for something to send. */
  boolean wants(Instant now) {
    return room() > 0 && !now.isBefore(pausedUntil) && !now.isBefore(nextLook);
  }

  void begun(String delivery) {
    inFlight.add(delivery);
  }

  void ended(String delivery) {
    inFlight.remove(delivery);
    look();
  }

  /** Something may be due that was not before. */
  void look() {
    nextLook = Instant.MIN;
  }

  /** Nothing is due before that. */
  void lookAt(Instant next) {
    nextLook = next;
  }

  /** For a moment that is nobody's fault. */
  void pause(Instant until) {
    pausedUntil = until;
  }

  /** Somebody says that it is worth trying. */
  void wake() {
    limited = false;
    pausedUntil = Instant.MIN;
    row.setPausedUntil(null);
    row.setPausedWhy(null);
    look();
  }

  /** What failed so far is tried again at once, and nothing is paused any more. */
  void retryNow(Instant now) {
    wake();
    row.setHurriedAt(now);
    retrying = true;
  }

  /** Since when what failed before is being retried; null: nothing is. */
  @Nullable Instant retryingSince() {
    return retrying ? row.getHurriedAt() : null;
  }

  void retriedAll() {
    retrying = false;
    look();
  }

  /** Whether it is to be seen now if a receiver that fails was changed meanwhile. */
  boolean checks(Instant now) {
    if (row.getFailingSince() == null || hasInFlight() || now.isBefore(nextCheck)) {
      return false;
    }
    nextCheck = now.plus(LOOK_AGAIN);
    return true;
  }

  /** Whether it is not the one that was called last. */
  boolean wasChanged(@Nullable Instant version) {
    return version != null && !Objects.equals(version, row.getVersion());
  }

  /** It is called as it was made at that time; null: it is never changed. */
  void calledAs(@Nullable Instant version) {
    row.setVersion(version);
  }

  /** As much was sent as may be. */
  void limit(Instant until, String why) {
    limited = true;
    pausedUntil = until;
    row.setPausedUntil(until);
    row.setPausedWhy(why);
  }

  /** Whether it waits because as much was sent as may be. */
  boolean limited() {
    return limited;
  }

  void delivered(Instant now, Duration took) {
    health = took.compareTo(SLOW) > 0 ? Health.SUSPECT : Health.SOUND;
    row.setFailures(0);
    row.setFailingSince(null);
    row.setLastSuccessAt(now);
  }

  /** It answers, so there is no need to pause everything. */
  void refused(Instant now, @Nullable Integer code, String error) {
    failed(now, code, error);
    row.setFailures(0);
  }

  /** Pauses everything for the receiver; gives the end of the pause. */
  Instant unavailable(Instant now, Duration atLeast, @Nullable Integer code, String error) {
    failed(now, code, error);
    row.setFailures(row.getFailures() + 1);
    Duration pause = OF_THE_RECEIVER.after(row.getFailures(), id.space() + id.name());
    Instant until = now.plus(pause.compareTo(atLeast) < 0 ? atLeast : pause);
    limited = false;
    pausedUntil = until;
    row.setPausedUntil(until);
    row.setPausedWhy(DeliveryTransitions.shortened(error));
    return until;
  }

  private void failed(Instant now, @Nullable Integer code, String error) {
    health = Health.SUSPECT;
    if (row.getFailingSince() == null) {
      row.setFailingSince(now);
    }
    row.setLastFailureAt(now);
    row.setLastCode(code);
    row.setLastError(DeliveryTransitions.shortened(error));
  }
}
