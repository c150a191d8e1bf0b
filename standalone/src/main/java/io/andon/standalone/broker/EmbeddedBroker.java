package io.andon.standalone.broker;

import io.andon.standalone.port.Port;
import io.andon.topology.settings.StartupException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/** A Kafka cluster of one node, broker and controller, in this process; its data outlives it. */
public final class EmbeddedBroker implements AutoCloseable {
  private static final String PORT_SETTING = "ANDON_KAFKA_PORT";

  private final KafkaRaftServer server;
  private final String advertisedHost;
  private final int port;
  private boolean closed;

  private EmbeddedBroker(KafkaRaftServer server, String advertisedHost, int port) {
    this.server = server;
    this.advertisedHost = advertisedHost;
    this.port = port;
  }

  /**
   * Starts, and returns when clients are served.
   *
   * @throws StartupException when it cannot: port taken, directory not usable
   */
  public static EmbeddedBroker start(BrokerSettings settings) {
    int port = Port.claim(PORT_SETTING, settings.host(), settings.port());
    KafkaRaftServer server = null;
    try {
      Storage.format(settings.directory());
      var config = BrokerConfig.of(settings, port, Port.free());
      server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
      server.startup();
      return new EmbeddedBroker(server, settings.advertisedHost(), port);
    } catch (Exception e) {
      if (server != null) {
        server.shutdown();
      }
      // Somebody may have been quicker since we looked, which says more than the broker does.
      Port.claim(PORT_SETTING, settings.host(), port);
      throw new StartupException(
          "the Kafka broker did not start on %s: %s".formatted(settings.directory(), reason(e)), e);
    }
  }

  /** What clients put into {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return advertisedHost + ":" + port;
  }

  public int port() {
    return port;
  }

  /** Waits until everything is on disk; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      server.shutdown();
      server.awaitShutdown();
    }
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }
}
