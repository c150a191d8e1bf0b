package io.andon.core.space;

import org.jspecify.annotations.Nullable;

/**
 * How much one space may hold and take, so that it cannot crowd out the others. Each is a setting
 * of its own, which a refusal names; 0: no limit. Whoever decides asks the method of a limit for
 * its problem.
 *
 * @param eventsPerSecond changes told by alerts, stops and assets, over {@link #BURST_SECONDS}
 * @param assets declared and discovered ones together
 * @param discovered assets that nobody declared
 * @param openIncidents incidents that are not over
 * @param keys that are neither revoked nor expired
 * @param users people
 */
public record SpaceLimits(
    int eventsPerSecond, int assets, int discovered, int openIncidents, int keys, int users) {
  /** How much of a quiet past counts: that many seconds' worth may come at once. */
  public static final int BURST_SECONDS = 300;

  /** What is allowed when nobody sets anything. */
  public static final SpaceLimits STANDARD =
      new SpaceLimits(1_000, 50_000, 20_000, 20_000, 1_000, 5_000);

  /** Why events beyond the rate cannot be taken. */
  public String tooManyEvents() {
    return "the space sends more than %d events a second (ANDON_SPACE_EVENTS_PER_SECOND)"
        .formatted(eventsPerSecond);
  }

  /** Why one more asset cannot be declared; null when it can. */
  public @Nullable String assetsProblem(int have, int more) {
    return problem(have, more, assets, "assets", "ANDON_SPACE_ASSETS");
  }

  /** Why one more asset cannot be discovered; null when it can. */
  public @Nullable String discoveredProblem(int have, int more) {
    return problem(have, more, discovered, "discovered assets", "ANDON_SPACE_DISCOVERED_ASSETS");
  }

  /** Why one more incident cannot be opened; null when it can. */
  public @Nullable String openIncidentsProblem(int have) {
    return problem(have, 1, openIncidents, "open incidents", "ANDON_SPACE_OPEN_INCIDENTS");
  }

  /** Why one more key cannot be made; null when it can. */
  public @Nullable String keysProblem(int have) {
    return problem(have, 1, keys, "keys", "ANDON_SPACE_KEYS");
  }

  /** Why one more person cannot be added; null when it can. */
  public @Nullable String usersProblem(int have) {
    return problem(have, 1, users, "users", "ANDON_SPACE_USERS");
  }

  private static @Nullable String problem(
      int have, int more, int limit, String what, String setting) {
    return limit == 0 || have + more <= limit
        ? null
        : "The space has %d %s, and may have %d (%s)".formatted(have, what, limit, setting);
  }
}
