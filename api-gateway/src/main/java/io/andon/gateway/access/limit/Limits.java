package io.andon.gateway.access.limit;

import io.andon.gateway.problem.Problem;
import java.time.InstantSource;

/**
 * The limits of a node; each node counts for itself.
 *
 * @param credentials requests by caller
 * @param addresses requests by address
 * @param refusals refused credentials by address. Who has reached it hears 429 instead of 401, but
 *     a good credential still works: one broken client behind a proxy locks nobody out
 * @param guesses wrong passwords by address. Who has reached it is not even listened to, because
 *     those can be guessed
 * @param logins wrong passwords by user name, likewise
 */
public record Limits(
    RateLimit credentials,
    RateLimit addresses,
    RateLimit refusals,
    RateLimit guesses,
    RateLimit logins) {

  /**
   * How many a minute; 0: no limit.
   *
   * @param credential requests of one credential
   * @param address requests from one address
   * @param login failed logins and refused credentials, from one address and for one user name
   */
  public record Rates(int credential, int address, int login) {
    public static final Rates UNLIMITED = new Rates(0, 0, 0);
  }

  public static Limits of(Rates rates, InstantSource clock) {
    return new Limits(
        requests("credential", rates.credential(), clock),
        requests("address", rates.address(), clock),
        failures("refusals", rates.login(), clock),
        failures("logins", rates.login(), clock),
        failures("logins-of-user", rates.login(), clock));
  }

  private static RateLimit requests(String policy, int perMinute, InstantSource clock) {
    return new RateLimit(policy, perMinute, Problem.TooManyRequests.Of.REQUESTS, clock);
  }

  private static RateLimit failures(String policy, int perMinute, InstantSource clock) {
    return new RateLimit(policy, perMinute, Problem.TooManyRequests.Of.FAILURES, clock);
  }
}
