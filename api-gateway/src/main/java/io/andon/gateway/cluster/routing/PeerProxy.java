package io.andon.gateway.cluster.routing;

import io.andon.core.query.SpaceLocator.Peer;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes a whole HTTP request on to another node. A node that does not answer is found out within a
 * second, and left alone for a moment.
 */
public final class PeerProxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeerProxy.class);
  // longer than a command may take, so that the peer's own answer comes first
  private static final Duration TO_ANSWER = Duration.ofSeconds(15);

  private final HttpClient client;
  private final ForwardToken token;
  private final Timeouts timeouts;
  private final SilentPeers silent;

  public PeerProxy(ForwardToken token, Timeouts timeouts, InstantSource clock) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeouts.beforeDoubt())
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    this.token = token;
    this.timeouts = timeouts;
    this.silent = new SilentPeers(clock);
  }

  /**
   * How long a peer may be silent.
   *
   * @param beforeDoubt until it is asked whether it lives
   * @param toShowLife until it has to have said so
   */
  public record Timeouts(Duration beforeDoubt, Duration toShowLife) {
    /** Within a second a node that hangs is found out. */
    public static final Timeouts ONE_SECOND =
        new Timeouts(Duration.ofMillis(700), Duration.ofMillis(300));
  }

  /**
   * A request as it came.
   *
   * @param target path and query, still encoded
   */
  public record Request(String method, String target, Map<String, String> headers, byte[] body) {}

  /** The peer's answer. */
  public record Answer(int status, Map<String, String> headers, byte[] body) {}

  /**
   * Has the peer answer; empty when it does not. It may have taken the request all the same.
   *
   * @throws ProblemException when this node is stopping
   */
  public Optional<Answer> forward(Peer peer, Request request) {
    if (silent.isLeftAlone(peer)) {
      return Optional.empty();
    }
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(outgoing(peer, request), HttpResponse.BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> response = answer(peer, sent);
      silent.answered(peer);
      return Optional.of(
          new Answer(
              response.statusCode(),
              PeerHeaders.ofAnswer(response.headers().map()),
              response.body()));
    } catch (ExecutionException | TimeoutException e) {
      sent.cancel(true);
      silent.didNotAnswer(peer);
      LOG.info("peer {}:{} did not answer: {}", peer.host(), peer.port(), e.toString());
      return Optional.empty();
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.Unavailable.soon("The node is stopping"));
    }
  }

  /** Some requests take their time; a peer that hangs does not even say that it lives. */
  private HttpResponse<byte[]> answer(Peer peer, CompletableFuture<HttpResponse<byte[]>> sent)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return sent.get(timeouts.beforeDoubt().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      var unused =
          client
              .sendAsync(
                  HttpRequest.newBuilder(Target.uri(peer, "/health/live")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .get(timeouts.toShowLife().toMillis(), TimeUnit.MILLISECONDS);
      return sent.get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private HttpRequest outgoing(Peer peer, Request request) {
    URI target = Target.uri(peer, request.target());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(target)
            .timeout(TO_ANSWER)
            .method(
                request.method(),
                request.body().length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::header);
    builder.header(PeerHeaders.HOP, token.of(request.method(), onTheWire(target)));
    return builder.build();
  }

  private static String onTheWire(URI target) {
    String query = target.getRawQuery();
    return target.getRawPath() + (query == null ? "" : '?' + query);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** Where a request goes. */
  static final class Target {
    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?%";

    private Target() {}

    static URI uri(Peer peer, String target) {
      String host = peer.host();
      String literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
      return URI.create("http://" + literal + ':' + peer.port() + escaped(target));
    }

    // servers take more characters in a target than java.net.URI does
    private static String escaped(String target) {
      StringBuilder escaped = new StringBuilder(target.length());
      byte[] bytes = target.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      for (int i = 0; i < bytes.length; i++) {
        char c = (char) (bytes[i] & 0xff);
        boolean stray = c == '%' && !isEscape(bytes, i);
        if (c < 128 && !stray && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0)) {
          escaped.append(c);
        } else {
          escaped.append('%').append("%02X".formatted((int) c));
        }
      }
      return escaped.toString();
    }

    private static boolean isEscape(byte[] bytes, int at) {
      return at + 2 < bytes.length
          && Character.digit(bytes[at + 1], 16) >= 0
          && Character.digit(bytes[at + 2], 16) >= 0;
    }
  }
}
