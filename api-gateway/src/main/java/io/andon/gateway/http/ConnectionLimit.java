package io.andon.gateway.http;

import java.time.Duration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Lets so many connections be open and has others wait at the door. When they are all taken, those
 * that hold no request are closed soon, so that who only occupies them keeps nobody out.
 */
final class ConnectionLimit extends NetworkConnectionLimit {
  private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(1);

  private final ServerConnector connector;

  ConnectionLimit(int most, ServerConnector connector) {
    super(most, connector);
    this.connector = connector;
  }

  @Override
  protected void limit() {
    super.limit();
    connector
        .getConnectedEndPoints()
        .forEach(
            endPoint -> {
              if (endPoint.getConnection() instanceof TimedConnection connection
                  && connection.isIdle()) {
                endPoint.setIdleTimeout(IDLE_WHEN_FULL.toMillis());
              }
            });
  }
}
