package io.andon.topology.failure;

import java.time.Instant;

/**
 * A record that is not processed any more, because threads died of it.
 *
 * @param at since when
 * @param place where it is
 * @param deaths how many threads it took
 * @param cause the exception, in one line
 */
public record Parked(Instant at, Place place, int deaths, String cause) {
  /** Why it is a dead letter, one sentence. */
  public String reason() {
    return "parked: %d threads died of it: %s".formatted(deaths, cause);
  }
}
