package io.andon.standalone.broker;

import java.nio.file.Path;

/**
 * Where an embedded broker keeps its data and how it is reached.
 *
 * @param directory formatted at first start
 * @param host to listen on
 * @param port to listen on, 0 for a free one
 * @param advertisedHost the name clients are told to connect to
 */
public record BrokerSettings(Path directory, String host, int port, String advertisedHost) {
  private static final String LOOPBACK = "127.0.0.1";

  /** Reached from this machine only, on a free port. */
  public static BrokerSettings local(Path directory) {
    return new BrokerSettings(directory, LOOPBACK, 0, LOOPBACK);
  }

  /** The same data behind another port. */
  public BrokerSettings withPort(int newPort) {
    return new BrokerSettings(directory, host, newPort, advertisedHost);
  }
}
