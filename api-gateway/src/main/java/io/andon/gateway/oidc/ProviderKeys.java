package io.andon.gateway.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.health.HealthStatus;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider's public keys: fetched when a token names one that is not known, but only so often,
 * and used on for some hours while the provider cannot be reached.
 */
final class ProviderKeys implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderKeys.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final Duration OUTAGE = Duration.ofHours(12);
  private static final int LARGEST_SET = 1 << 20;

  private final JWKSource<SecurityContext> source;
  private volatile boolean reachable = true;

  /**
   * @param spacing least time between two fetches for keys that are not known
   */
  ProviderKeys(URL url, Duration spacing) {
    int patience = (int) PATIENCE.toMillis();
    this.source =
        JWKSourceBuilder.create(url, new DefaultResourceRetriever(patience, patience, LARGEST_SET))
            .cache(FRESH.toMillis(), 2 * PATIENCE.toMillis())
            .refreshAheadCache(false)
            .rateLimited(spacing.toMillis())
            .retrying(true)
            .outageTolerant(OUTAGE.toMillis())
            .healthReporting(report -> heard(url, report.getHealthStatus(), report.getException()))
            .build();
  }

  private void heard(URL url, HealthStatus status, Exception failure) {
    boolean now = status == HealthStatus.HEALTHY;
    if (reachable && !now) {
      LOG.warn(
          "the keys of the OpenID provider cannot be had from {}: {}",
          url,
          String.valueOf(failure));
    }
    reachable = now;
  }

  JWKSource<SecurityContext> source() {
    return source;
  }

  /** Whether the last try to fetch them worked. */
  boolean reachable() {
    return reachable;
  }

  @Override
  public void close() {
    if (source instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
