package io.andon.topology.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * How a lane is doing. In memory only: whoever takes over finds out anew, which costs a dead
 * receiver a few attempts at most.
 */
final class Lane {
  /** Attempts at a time to one receiver that is sound; to any other it is one. */
  static final int PARALLEL = 8;

  private static final Pauses PAUSES = new Pauses(Duration.ofSeconds(5), Duration.ofMinutes(10));
  private static final Duration SLOW = Duration.ofSeconds(3);

  private final LaneId id;
  private final Set<String> inFlight = new HashSet<>();
  private int failures;
  private Health health = Health.UNTRIED;
  private boolean sweeping;
  private Instant pausedUntil = Instant.MIN;
  private Instant nextLook = Instant.MIN;

  Lane(LaneId id) {
    this.id = id;
  }

  LaneId id() {
    return id;
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

  boolean carries(String delivery) {
    return inFlight.contains(delivery);
  }

  boolean carriesAny() {
    return !inFlight.isEmpty();
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

  void pause(Instant until) {
    pausedUntil = until;
  }

  /** Somebody says that it is worth trying. */
  void wake() {
    pausedUntil = Instant.MIN;
    look();
  }

  void delivered(Duration took) {
    failures = 0;
    health = took.compareTo(SLOW) > 0 ? Health.SUSPECT : Health.SOUND;
  }

  /** It answers, so there is no need for a pause of all. */
  void refused() {
    failures = 0;
    health = Health.SUSPECT;
  }

  /** Pauses the whole lane; gives the end of the pause. */
  Instant unavailable(Instant now, Duration atLeast) {
    failures++;
    health = Health.SUSPECT;
    Duration pause = PAUSES.after(failures, id.space() + id.name());
    pausedUntil = now.plus(pause.compareTo(atLeast) < 0 ? atLeast : pause);
    return pausedUntil;
  }
}
