package io.andon.gateway.access.limit;

import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import io.andon.gateway.problem.Quota;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * So many a minute for everybody by name. A name that was quiet for long is forgotten, for its
 * bucket is full again anyway: there are never more than {@value #MOST} in memory.
 */
public final class RateLimit {
  static final int MOST = 20_000;

  private final String policy;
  private final int perMinute;
  private final Problem.TooManyRequests.Of what;
  private final TimeMeter time;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param policy name of the limit in the RateLimit headers
   * @param perMinute 0: no limit
   * @param what what there were too many of
   */
  RateLimit(String policy, int perMinute, Problem.TooManyRequests.Of what, InstantSource clock) {
    this.policy = policy;
    this.perMinute = perMinute;
    this.what = what;
    this.time = new Clock(clock);
  }

  /**
   * Counts one.
   *
   * @return what is left; empty when there is no limit
   * @throws ProblemException when there was none left
   */
  public Optional<Quota> take(String name) {
    if (perMinute == 0) {
      return Optional.empty();
    }
    ConsumptionProbe probe = bucket(name).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw tooMany(probe.getNanosToWaitForRefill());
    }
    return Optional.of(
        new Quota(
            policy,
            perMinute,
            probe.getRemainingTokens(),
            Duration.ofNanos(probe.getNanosToWaitForReset())));
  }

  /**
   * Looks whether one is left, without counting.
   *
   * @throws ProblemException when there is none
   */
  public void check(String name) {
    if (perMinute == 0) {
      return;
    }
    EstimationProbe probe = bucket(name).estimateAbilityToConsume(1);
    if (!probe.canBeConsumed()) {
      throw tooMany(probe.getNanosToWaitForRefill());
    }
  }

  /** Counts one though none may be left: what was tried at the same time is paid for later. */
  public void charge(String name) {
    if (perMinute > 0) {
      long unused = bucket(name).consumeIgnoringRateLimits(1);
    }
  }

  private ProblemException tooMany(long waitNanos) {
    return new ProblemException(
        new Problem.TooManyRequests(
            what, new Quota(policy, perMinute, 0, Duration.ofNanos(waitNanos))));
  }

  private Bucket bucket(String name) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(name, any -> newBucket());
    }
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  /** How many names are in memory. */
  int size() {
    synchronized (buckets) {
      return buckets.size();
    }
  }

  private record Clock(InstantSource source) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      Instant now = source.instant();
      return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
