package io.andon.gateway.cluster.routing;

import io.andon.core.query.SpaceLocator.Peer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which nodes did not answer just now. After a moment one request tries again, and until it knows
 * more the others go on without that node.
 */
final class SilentPeers {
  static final Duration MOMENT = Duration.ofSeconds(1);

  private final Map<Peer, Instant> leftAloneUntil = new ConcurrentHashMap<>();
  private final InstantSource clock;

  SilentPeers(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether to go on without asking the peer. */
  boolean isLeftAlone(Peer peer) {
    Instant until = leftAloneUntil.get(peer);
    if (until == null) {
      return false;
    }
    Instant now = clock.instant();
    // who moves the time on is the one that tries
    return now.isBefore(until) || !leftAloneUntil.replace(peer, until, now.plus(MOMENT));
  }

  void didNotAnswer(Peer peer) {
    leftAloneUntil.put(peer, clock.instant().plus(MOMENT));
  }

  void answered(Peer peer) {
    leftAloneUntil.remove(peer);
  }
}
