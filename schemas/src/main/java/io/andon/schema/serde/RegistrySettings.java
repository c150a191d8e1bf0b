package io.andon.schema.serde;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the registry.
 *
 * @param urls where it is, without user info; the next is asked when one does not answer
 * @param authorization value of the header, or null
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for one answer
 * @param retry what to do when none answers
 */
record RegistrySettings(
    List<URI> urls,
    @Nullable String authorization,
    Duration connectTimeout,
    Duration readTimeout,
    Retry retry) {

  /**
   * @param times how often all urls are tried again
   * @param firstWait the pause before the first new try; it doubles each time
   * @param longestWait what the pause grows to
   * @param total how long one question may take in all
   */
  record Retry(int times, Duration firstWait, Duration longestWait, Duration total) {}
}
