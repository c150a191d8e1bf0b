package io.andon.gateway.http.server;

import java.time.Duration;

/**
 * How much of the node its clients may hold.
 *
 * @param connections that may be open at the same time
 * @param patience how long the head of a request, and then its body, may take to arrive
 */
public record ServerLimits(int connections, Duration patience) {
  /** What is enough for a plant. */
  public static final ServerLimits STANDARD = new ServerLimits(2_000, Duration.ofSeconds(30));
}
