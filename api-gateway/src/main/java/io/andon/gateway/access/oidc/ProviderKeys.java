package io.andon.gateway.access.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
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
  private static final Duration SPACING = Duration.ofSeconds(30);
  private static final Duration OUTAGE = Duration.ofHours(12);
  private static final int LARGEST_SET = 1 << 20;

  private final Published published;
  private final JWKSource<SecurityContext> source;

  ProviderKeys(URL url) {
    this.published = new Published(url);
    this.source =
        JWKSourceBuilder.<SecurityContext>create(published)
            .cache(FRESH.toMillis(), 3 * PATIENCE.toMillis())
            .refreshAheadCache(false)
            .rateLimited(SPACING.toMillis())
            .retrying(true)
            .outageTolerant(OUTAGE.toMillis())
            .build();
  }

  JWKSource<SecurityContext> source() {
    return source;
  }

  /** Whether the last try to fetch them worked. */
  boolean reachable() {
    return published.reachable;
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

  /** What the provider publishes, and whether it could be had. */
  private static final class Published extends JWKSetSourceWrapper<SecurityContext> {
    private final URL url;
    private volatile boolean reachable = true;

    Published(URL url) {
      super(
          new URLBasedJWKSetSource<>(
              url,
              new DefaultResourceRetriever(
                  (int) PATIENCE.toMillis(), (int) PATIENCE.toMillis(), LARGEST_SET)));
      this.url = url;
    }

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator evaluator, long now, @Nullable SecurityContext context)
        throws KeySourceException {
      try {
        JWKSet set = getSource().getJWKSet(evaluator, now, context);
        reachable = true;
        return set;
      } catch (KeySourceException e) {
        LOG.warn("the keys of the OpenID provider cannot be had from {}: {}", url, e.getMessage());
        reachable = false;
        throw e;
      }
    }
  }
}
