package io.andon.gateway.routing;

import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a whole HTTP request on to the node that owns its space. */
public final class PeerProxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeerProxy.class);
  private static final Duration TO_CONNECT = Duration.ofSeconds(2);
  // longer than a command may take, so that the peer's own answer comes first
  private static final Duration TO_ANSWER = Duration.ofSeconds(15);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TO_CONNECT)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final HopMark mark;

  public PeerProxy(HopMark mark) {
    this.mark = mark;
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
   * Has the peer answer.
   *
   * @throws ProblemException when the peer does not answer
   */
  public Answer forward(String host, int port, Request request) {
    try {
      HttpResponse<byte[]> response =
          client.send(outgoing(host, port, request), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          response.statusCode(), PeerHeaders.ofAnswer(response.headers().map()), response.body());
    } catch (IOException e) {
      LOG.info("peer {}:{} did not answer: {}", host, port, e.toString());
      throw new ProblemException(
          Problem.Unavailable.soon("The node that holds this space does not answer"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.Unavailable.soon("The node is stopping"));
    }
  }

  private HttpRequest outgoing(String host, int port, Request request) {
    URI target = Target.uri(host, port, request.target());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(target)
            .timeout(TO_ANSWER)
            .method(
                request.method(),
                request.body().length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::header);
    builder.header(PeerHeaders.HOP, mark.of(request.method(), onTheWire(target)));
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

    static URI uri(String host, int port, String target) {
      String literal = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
      return URI.create("http://" + literal + ':' + port + escaped(target));
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
