package io.andon.gateway.http.server;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Lets so many connections be open and has others wait. When they are all taken, those that hold no
 * request are closed soon, so that who only occupies them keeps nobody out.
 */
final class ConnectionLimit extends NetworkConnectionLimit {
  private final ServerConnector connector;
  private final AtomicBoolean full;

  /**
   * @param full is told whether all are taken
   */
  ConnectionLimit(int most, ServerConnector connector, AtomicBoolean full) {
    super(most, connector);
    this.connector = connector;
    this.full = full;
  }

  @Override
  protected void limit() {
    super.limit();
    // those that are being opened right now look for themselves
    full.set(true);
    connector
        .getConnectedEndPoints()
        .forEach(
            endPoint -> {
              if (endPoint.getConnection() instanceof TimedConnection connection) {
                connection.makeRoom();
              }
            });
  }

  @Override
  protected void unlimit() {
    full.set(false);
    super.unlimit();
  }
}
