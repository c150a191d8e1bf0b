package io.andon.topology.space;

import io.andon.core.space.SpaceLimits;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which signals are decided on when they arrive, which wait and which are too many. A space may
 * have {@value #AT_ONCE} decided on in a round; what goes beyond waits, and is taken space by
 * space. So a space that has little to say is heard soon, however much another one says.
 */
final class FairScheduler {
  static final int AT_ONCE = 50;

  private final int perSecond;
  private final Map<String, Share> shares = new HashMap<>();
  private long round;

  /**
   * @param perSecond signals a second that a space may send in the long run; 0: no limit
   */
  FairScheduler(int perSecond) {
    this.perSecond = perSecond;
  }

  /** What one space has used up. */
  private static final class Share {
    private long round;
    private int used;
    private double tokens;
    private Instant filledAt;
    private Instant decidedAt = Instant.MIN;

    private Share(double tokens, Instant now) {
      this.tokens = tokens;
      this.filledAt = now;
    }
  }

  /** A new round begins. */
  void begin() {
    round++;
  }

  /**
   * Whether the space may send one more, counted by when they arrive and not by when they are read.
   */
  boolean allows(String space, Instant arrivedAt) {
    if (perSecond == 0) {
      return true;
    }
    Share share = share(space, arrivedAt);
    if (arrivedAt.isAfter(share.filledAt)) {
      double seconds = (arrivedAt.toEpochMilli() - share.filledAt.toEpochMilli()) / 1000.0;
      share.tokens = Math.min(most(), share.tokens + seconds * perSecond);
      share.filledAt = arrivedAt;
    }
    if (share.tokens < 1) {
      return false;
    }
    share.tokens--;
    return true;
  }

  private double most() {
    return (double) perSecond * SpaceLimits.BURST_SECONDS;
  }

  /** Whether a signal of the space may be decided on at once; uses up a part of its share if so. */
  boolean goesNow(String space, Instant arrivedAt) {
    Share share = share(space, arrivedAt);
    if (share.round != round) {
      share.round = round;
      share.used = 0;
    }
    if (share.used >= AT_ONCE) {
      return false;
    }
    share.used++;
    return true;
  }

  /** A signal of the space that arrived then was decided on. */
  void decided(String space, Instant arrivedAt) {
    Share share = share(space, arrivedAt);
    if (arrivedAt.isAfter(share.decidedAt)) {
      share.decidedAt = arrivedAt;
    }
  }

  /** Up to when everything that arrived was decided on, in a space that has signals waiting. */
  Instant decidedUpTo(String space) {
    Share share = shares.get(space);
    return share == null ? Instant.MIN : share.decidedAt;
  }

  private Share share(String space, Instant now) {
    return shares.computeIfAbsent(space, name -> new Share(most(), now));
  }
}
