package io.andon.gateway.http.server;

import io.andon.topology.settings.StartupException;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;

/**
 * A port for those who run the node: metrics and health, whatever happens on the port of the API.
 */
public final class ManagementServer implements AutoCloseable {
  private static final ServerLimits FEW = new ServerLimits(100, Duration.ofSeconds(10));

  private final Javalin javalin;

  private ManagementServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts to listen.
   *
   * @throws StartupException when the address is taken
   */
  public static ManagementServer start(HttpGateway.Address address, SystemPages pages) {
    Javalin javalin =
        Javalin.create(
            config -> {
              ErrorFormats formats = new ErrorFormats(List.of());
              JettyConfiguration.configure(config, address, FEW, formats);
              new ExceptionReplies(formats).addTo(config);
              pages.addManagement(config.routes);
            });
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw address.taken(e);
    }
    return new ManagementServer(javalin);
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
