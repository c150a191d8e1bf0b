package io.andon.topology.delivery.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.delivery.Attempt;
import io.andon.core.delivery.DeliveryTransport;
import io.andon.core.delivery.Outcome;
import io.andon.core.delivery.Target;
import io.andon.core.delivery.webhook.UrlPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls webhooks. What an answer says beyond its status is nobody's business. */
public final class WebhookTransport implements DeliveryTransport {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookTransport.class);
  private static final int MOST_CONNECTIONS = 1_000;
  private static final int SHORT_ANSWER = 1 << 16;

  /** Else a receiver could fill the memory with its headers. */
  private static final Http1Config HEAD =
      Http1Config.custom().setMaxLineLength(1 << 14).setMaxHeaderCount(200).build();

  private final UrlPolicy policy;
  private final Limits limits;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("delivery-deadlines").factory());

  /**
   * How long a call may take.
   *
   * @param connect until it is connected, and again until TLS is agreed on
   * @param answer all in all, until the head of the answer is there
   */
  record Limits(Duration connect, Duration answer) {
    static final Limits STANDARD = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  public WebhookTransport(UrlPolicy policy) {
    this(policy, Limits.STANDARD);
  }

  WebhookTransport(UrlPolicy policy, Limits limits) {
    this.policy = policy;
    this.limits = limits;
    Timeout connect = Timeout.of(limits.connect());
    Timeout answer = Timeout.of(limits.answer());
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder().http1Config(HEAD).build())
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
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
      return Stream.of(policy.addresses(host, port))
          .map(address -> new InetSocketAddress(address, port))
          .toList();
    }

    /** Without a port nothing can be judged. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      throw new UnknownHostException(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  @Override
  public Outcome send(Attempt attempt) {
    // what the operator allows may have changed since the webhook was made
    String problem = policy.formProblem(((Target.Endpoint) attempt.target()).url());
    if (problem != null) {
      return new Outcome.Unavailable(null, "its URL: " + problem, null);
    }
    HttpPost post = post(attempt);
    ScheduledFuture<?> deadline =
        deadlines.schedule(post::cancel, limits.answer().toMillis(), TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = client.executeOpen(null, post, null);
      Header retryAfter = response.getFirstHeader("Retry-After");
      Outcome outcome =
          Answers.outcome(
              response.getCode(), retryAfter == null ? null : retryAfter.getValue(), attempt.at());
      finish(post, response);
      return outcome;
    } catch (IOException e) {
      LOG.debug("{} could not be called", attempt.target(), e);
      return new Outcome.Unavailable(null, post.isCancelled() ? late() : Failures.words(e), null);
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

  private String late() {
    return "no answer within %d s".formatted(limits.answer().toSeconds());
  }

  @Override
  public void close() {
    deadlines.shutdownNow();
    client.close(CloseMode.IMMEDIATE);
  }
}
