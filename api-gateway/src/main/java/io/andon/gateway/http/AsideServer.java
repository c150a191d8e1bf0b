package io.andon.gateway.http;

import io.andon.topology.settings.StartupException;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.List;

/**
 * A port for those who run the node: metrics and health, whatever happens on the port of the API.
 */
public final class AsideServer implements AutoCloseable {
  private static final Wire FEW = new Wire(100, Duration.ofSeconds(10));

  private final Javalin javalin;

  private AsideServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts to listen.
   *
   * @throws StartupException when the address is taken
   */
  public static AsideServer start(HttpGateway.Address address, OwnPages pages) {
    Javalin javalin =
        Javalin.create(
            config -> {
              Envelopes envelopes = new Envelopes(List.of());
              Listening.configure(config, address, FEW, envelopes);
              new Errors(envelopes).addTo(config);
              pages.addAside(config.routes);
            });
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw address.taken(e);
    }
    return new AsideServer(javalin);
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
