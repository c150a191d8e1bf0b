package io.andon.gateway.http.server;

import io.andon.gateway.http.ReadDeadline;
import io.andon.gateway.http.Route;
import io.andon.gateway.http.Surface;
import io.andon.gateway.http.admission.AdmissionControl;
import io.andon.gateway.http.admission.Cors;
import io.andon.gateway.http.pipeline.Backend;
import io.andon.gateway.http.pipeline.Pipeline;
import io.andon.gateway.metrics.HttpMeter;
import io.andon.topology.settings.StartupException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;

/** The HTTP server of a node. */
public final class HttpGateway implements AutoCloseable {
  private final Javalin javalin;
  private final ReadDeadline deadline;

  private HttpGateway(Javalin javalin, ReadDeadline deadline) {
    this.javalin = javalin;
    this.deadline = deadline;
  }

  /**
   * What the server serves.
   *
   * @param surfaces the order decides whose format an error takes when two cover its path
   */
  public record Content(
      List<Surface> surfaces, Backend backend, SystemPages systemPages, HttpMeter meter) {}

  /**
   * Where the server listens.
   *
   * @param setting what the operator calls the port
   */
  public record Address(String host, int port, String setting) {
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

    StartupException taken(Exception cause) {
      return new StartupException(
          "cannot listen on %s:%d (ANDON_HOST, %s): %s"
              .formatted(host, port, setting, cause.getMessage()),
          cause);
    }
  }

  /**
   * Starts to listen.
   *
   * @throws StartupException when the address is taken
   */
  public static HttpGateway start(Address address, ServerLimits limits, Content content) {
    ReadDeadline deadline = new ReadDeadline(limits.patience());
    Javalin javalin =
        Javalin.create(
            config -> {
              ErrorFormats formats = new ErrorFormats(content.surfaces());
              JettyConfiguration.configure(config, address, limits, formats);
              new ExceptionReplies(formats).addTo(config);
              config.appData(ReadDeadline.KEY, deadline);
              configure(config, content);
            });
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      deadline.close();
      throw address.taken(e);
    }
    return new HttpGateway(javalin, deadline);
  }

  private static void configure(JavalinConfig config, Content content) {
    AdmissionControl admission = content.backend().admission();
    Cors cors = new Cors(admission.edge().origins());
    config.http.prefer405over404 = true;
    config.requestLogger.http((ctx, ms) -> content.meter().record(ctx, ms));
    config.routes.before(new RequestFilter(admission, cors)::filter);
    addRoutes(config, content);
  }

  private static void addRoutes(JavalinConfig config, Content content) {
    Pipeline pipeline = new Pipeline(content.backend());
    content.systemPages().addTo(config.routes, content.backend().admission());
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
        method, route.pattern(), ctx -> ReplySender.send(ctx, pipeline.run(surface, route, ctx)));
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Takes no new requests, finishes those under way, stops. */
  @Override
  public void close() {
    try {
      javalin.stop();
    } finally {
      deadline.close();
    }
  }
}
