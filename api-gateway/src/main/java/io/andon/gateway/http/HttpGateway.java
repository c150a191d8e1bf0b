package io.andon.gateway.http;

import io.andon.gateway.metrics.HttpMeter;
import io.andon.topology.settings.StartupException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of a node. */
public final class HttpGateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpGateway.class);
  private static final Duration TO_FINISH = Duration.ofSeconds(12);

  private final Javalin javalin;

  private HttpGateway(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * What the server serves.
   *
   * @param surfaces the order decides whose envelope an error takes when two cover its path
   */
  public record Content(
      List<Surface> surfaces, Backend backend, OwnPages ownPages, HttpMeter meter) {}

  /** Where the server listens. */
  public record Address(String host, int port) {
    /**
     * Finds out early whether the address can be used.
     *
     * @throws StartupException when somebody else listens there
     */
    public void requireFree() {
      try (ServerSocket probe = new ServerSocket()) {
        probe.setReuseAddress(true);
        probe.bind(new java.net.InetSocketAddress(host, port));
      } catch (IOException e) {
        throw taken(e);
      }
    }

    private StartupException taken(Exception cause) {
      return new StartupException(
          "cannot listen on %s:%d (ANDON_HOST, ANDON_PORT): %s"
              .formatted(host, port, cause.getMessage()),
          cause);
    }
  }

  /**
   * Starts to listen.
   *
   * @throws StartupException when the address is taken
   */
  public static HttpGateway start(Address address, Content content) {
    Javalin javalin = Javalin.create(config -> configure(config, content));
    try {
      javalin.start(address.host(), address.port());
    } catch (JavalinBindException e) {
      throw address.taken(e);
    }
    return new HttpGateway(javalin);
  }

  private static void configure(JavalinConfig config, Content content) {
    Errors errors = new Errors(content.surfaces());
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.defaultContentType = "application/json";
    config.jetty.threadPool = threads();
    config.jetty.modifyServer(HttpGateway::harden);
    config.router.ignoreTrailingSlashes = true;
    config.requestLogger.http((ctx, ms) -> content.meter().record(ctx, ms));
    config.routes.before(HttpGateway::commonHeaders);
    config.routes.exception(
        Exception.class, (failure, ctx) -> send(ctx, errors.reply(ctx, failure)));
    // Javalin words these itself unless they are named
    config.routes.exception(
        HttpResponseException.class, (failure, ctx) -> send(ctx, errors.reply(ctx, failure)));
    config.router.javaLangErrorHandler(errors::answer);
    addRoutes(config, content);
  }

  private static void addRoutes(JavalinConfig config, Content content) {
    Pipeline pipeline = new Pipeline(content.backend());
    content.ownPages().addTo(config.routes);
    for (Surface surface : content.surfaces()) {
      for (Route route : surface.routes()) {
        add(config, route.method(), surface, route, pipeline);
        if (route.method().equals(HandlerType.GET)) {
          // without a handler of its own HEAD would be 200, whoever asks for whatever
          add(config, HandlerType.HEAD, surface, route, pipeline);
        }
      }
    }
  }

  private static void add(
      JavalinConfig config, HandlerType method, Surface surface, Route route, Pipeline pipeline) {
    config.routes.addHttpHandler(
        method, route.pattern(), ctx -> send(ctx, pipeline.run(surface, route, ctx)));
  }

  // requests wait for Kafka and for peers, so each has a virtual thread; Jetty's own selectors stay
  // on platform threads, where blocking in select() takes nobody's carrier
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(64, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
    return threads;
  }

  private static void harden(Server server) {
    server.setErrorHandler(new ServerErrors());
    // requests under way are finished before the server stops
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(TO_FINISH.toMillis());
  }

  private static void commonHeaders(Context ctx) {
    ctx.header(RequestId.HEADER, RequestId.of(ctx));
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Cache-Control", "no-store");
  }

  private static void send(Context ctx, Reply reply) {
    ctx.status(reply.status());
    reply.headers().forEach(ctx::header);
    if (reply.status() == 413) {
      EarlyAnswer.send(ctx, reply);
    } else if (reply.streamed() != null && ctx.method() != HandlerType.HEAD) {
      stream(ctx, reply.streamed());
    } else if (reply.body().length > 0) {
      ctx.result(reply.body());
    }
  }

  /** What fails underway leaves a body that is no JSON: it cannot be taken for a whole list. */
  private static void stream(Context ctx, Streamed body) {
    try {
      body.writeTo(ctx.outputStream());
    } catch (IOException | RuntimeException e) {
      LOG.info("a list ended early: {}", e.toString());
    }
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Takes no new requests, finishes those under way, stops. */
  @Override
  public void close() {
    javalin.stop();
  }
}
