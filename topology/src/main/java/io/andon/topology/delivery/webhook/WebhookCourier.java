package io.andon.topology.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.topology.delivery.Attempt;
import io.andon.topology.delivery.Courier;
import io.andon.topology.delivery.Outcome;
import io.andon.topology.delivery.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls webhooks. What an answer says beyond its status is nobody's business. */
public final class WebhookCourier implements Courier {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookCourier.class);
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int SHORT_ANSWER = 1 << 16;

  private final Limits limits;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("delivery-deadlines").factory());

  /**
   * How long a call may take.
   *
   * @param connect until it is connected, and again until TLS is agreed on
   * @param answer from then until the answer begins
   */
  record Limits(Duration connect, Duration answer) {
    static final Limits STANDARD = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(10));

    /** Whatever a receiver does to drag it out. */
    Duration all() {
      return connect.plus(answer);
    }
  }

  public WebhookCourier(UrlPolicy policy) {
    this(policy, Limits.STANDARD);
  }

  WebhookCourier(UrlPolicy policy, Limits limits) {
    this.limits = limits;
    Timeout connect = Timeout.of(limits.connect());
    Timeout answer = Timeout.of(limits.answer());
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new CheckedResolver(policy))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(connect)
                            .setSocketTimeout(answer)
                            .build())
                    .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(answer).build())
            .setUserAgent("Andon")
            // a redirect could lead anywhere
            .disableRedirectHandling()
            // what is tried again is decided elsewhere, and counted
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            // a kept connection that died meanwhile would look like a failure of the receiver
            .setConnectionReuseStrategy((request, response, context) -> false)
            .build();
  }

  /**
   * The client connects to the very addresses that were judged: a name cannot lead elsewhere
   * between the look and the call.
   */
  private record CheckedResolver(UrlPolicy policy) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      return policy.addresses(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  @Override
  public Outcome carry(Attempt attempt) {
    HttpPost post = post(attempt);
    ScheduledFuture<?> deadline =
        deadlines.schedule(post::cancel, limits.all().toMillis(), TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = client.executeOpen(null, post, null);
      Header retryAfter = response.getFirstHeader("Retry-After");
      Outcome outcome =
          Answers.outcome(
              response.getCode(), retryAfter == null ? null : retryAfter.getValue(), attempt.at());
      finish(post, response);
      return outcome;
    } catch (IOException e) {
      return new Outcome.Unavailable(null, why(e, post.isCancelled()), null);
    } finally {
      deadline.cancel(false);
    }
  }

  /**
   * A short answer is read, so that the connection ends in peace; the rest of a long one is not.
   */
  private static void finish(HttpPost post, ClassicHttpResponse response) {
    try {
      HttpEntity body = response.getEntity();
      if (body == null || body.getContent().readNBytes(SHORT_ANSWER + 1).length <= SHORT_ANSWER) {
        response.close();
        return;
      }
    } catch (IOException e) {
      LOG.debug("an answer broke off", e);
    }
    post.cancel();
  }

  private static HttpPost post(Attempt attempt) {
    Target.Endpoint endpoint = (Target.Endpoint) attempt.target();
    String body = attempt.delivery().getBody();
    HttpPost post = new HttpPost(endpoint.url());
    post.setHeader("Andon-Delivery", attempt.delivery().getId());
    post.setHeader("Andon-Event", attempt.delivery().getEvent());
    post.setHeader("Andon-Timestamp", Long.toString(attempt.at().getEpochSecond()));
    post.setHeader("Andon-Signature", Signature.of(endpoint.secrets(), attempt.at(), body));
    post.setEntity(new ByteArrayEntity(body.getBytes(UTF_8), ContentType.APPLICATION_JSON));
    return post;
  }

  private String why(IOException e, boolean cancelled) {
    if (cancelled) {
      return "no answer within %d s".formatted(limits.all().toSeconds());
    }
    return switch (e) {
      case ForbiddenAddressException forbidden -> String.valueOf(forbidden.getMessage());
      case UnknownHostException unknown -> "its host is not known";
      case SocketTimeoutException timeout -> "no answer in time: " + timeout.getMessage();
      default -> e.getClass().getSimpleName() + ": " + e.getMessage();
    };
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
