package io.andon.gateway.http.server;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How a server of ours takes requests off the wire. */
final class JettyConfiguration {
  /** A provider's token alone may have half of it. */
  static final int LARGEST_HEAD = 32 << 10;

  private static final Duration TO_FINISH = Duration.ofSeconds(12);

  private JettyConfiguration() {}

  static void configure(
      JavalinConfig config,
      HttpGateway.Address address,
      ServerLimits limits,
      ErrorFormats formats) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.defaultContentType = "application/json";
    config.router.ignoreTrailingSlashes = true;
    config.jetty.threadPool = threads();
    config.jetty.addConnector((server, settings) -> connector(server, settings, address, limits));
    config.jetty.modifyServer(server -> harden(server, formats));
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration settings, HttpGateway.Address address, ServerLimits limits) {
    settings.setRequestHeaderSize(LARGEST_HEAD);
    // not even a bare line feed: who stands before us may see another request in it than we do
    settings.setHttpCompliance(HttpCompliance.STRICT);
    settings.setSendServerVersion(false);
    AtomicBoolean full = new AtomicBoolean();
    ServerConnector connector =
        new ServerConnector(
            server,
            TimedConnection.factory(settings, new TimedConnection.Limits(limits.patience(), full)));
    connector.setHost(address.host());
    connector.setPort(address.port());
    server.addBean(new ConnectionLimit(limits.connections(), connector, full));
    return connector;
  }

  // requests wait for Kafka and for peers, so each has a virtual thread; Jetty's own selectors stay
  // on platform threads, where blocking in select() takes nobody's carrier
  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(64, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
    return threads;
  }

  private static void harden(Server server, ErrorFormats formats) {
    server.setErrorHandler(new ServerErrors(formats));
    // requests under way are finished before the server stops
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(TO_FINISH.toMillis());
  }
}
