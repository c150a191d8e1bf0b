package io.andon.standalone.broker;

import java.util.HashMap;
import java.util.Map;

/** The broker's configuration: one node that is broker and controller, small and quick to start. */
final class BrokerConfig {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "PLAINTEXT";

  private BrokerConfig() {}

  static Map<String, String> of(BrokerSettings settings, int port, int controllerPort) {
    Map<String, String> config = new HashMap<>();
    identity(config, settings, port, controllerPort);
    oneReplica(config);
    quick(config);
    small(config);
    return config;
  }

  private static void identity(
      Map<String, String> config, BrokerSettings settings, int port, int controllerPort) {
    // Nobody but this process talks to the controller, whatever the host clients use.
    String controller = "127.0.0.1:" + controllerPort;
    config.put("process.roles", "broker,controller");
    config.put("node.id", Integer.toString(NODE_ID));
    // A static quorum: its port may be another one at each start, which a dynamic one, that keeps
    // its voters' addresses on disk, would not forgive.
    config.put("controller.quorum.voters", NODE_ID + "@" + controller);
    config.put("controller.listener.names", CONTROLLER_LISTENER);
    config.put("inter.broker.listener.name", CLIENT_LISTENER);
    config.put(
        "listeners",
        "%s://%s:%d,%s://%s"
            .formatted(
                CLIENT_LISTENER, bracket(settings.host()), port, CONTROLLER_LISTENER, controller));
    config.put(
        "advertised.listeners",
        "%s://%s:%d".formatted(CLIENT_LISTENER, bracket(settings.advertisedHost()), port));
    config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.put("log.dirs", settings.directory().toString());
    // A misspelt topic should be an error, and topics are made with their settings beforehand.
    config.put("auto.create.topics.enable", "false");
  }

  /** There is nobody to replicate to. */
  private static void oneReplica(Map<String, String> config) {
    config.put("default.replication.factor", "1");
    config.put("min.insync.replicas", "1");
    config.put("offsets.topic.replication.factor", "1");
    config.put("transaction.state.log.replication.factor", "1");
    config.put("transaction.state.log.min.isr", "1");
    config.put("share.coordinator.state.topic.replication.factor", "1");
    config.put("share.coordinator.state.topic.min.isr", "1");
  }

  private static void quick(Map<String, String> config) {
    // Every partition of these costs files and time at start; the default is 50 each.
    config.put("offsets.topic.num.partitions", "4");
    config.put("transaction.state.log.num.partitions", "4");
    config.put("share.coordinator.state.topic.num.partitions", "1");
    // There is one member to wait for.
    config.put("group.initial.rebalance.delay.ms", "0");
    config.put("group.streams.initial.rebalance.delay.ms", "0");
    // After a kill -9 the controller turns the new broker away until the old one's session is over;
    // the default is 9 s.
    config.put("broker.session.timeout.ms", "3000");
    config.put("broker.heartbeat.interval.ms", "500");
    // A transaction left open by a killed producer blocks committed reads until it is aborted.
    config.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
  }

  private static void small(Map<String, String> config) {
    config.put("num.network.threads", "2");
    config.put("num.io.threads", "4");
    config.put("background.threads", "2");
    config.put("group.coordinator.threads", "1");
    // Reserved on the heap from the start; 16 MiB compacts 600,000 keys in one pass.
    config.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    config.put("log.cleaner.io.buffer.size", Integer.toString(256 << 10));
    config.put("log.segment.bytes", Integer.toString(256 << 20));
    // The index files of an open segment have their full size, two for each partition.
    config.put("log.index.size.max.bytes", Integer.toString(1 << 20));
    // Without this an idle controller appends to its log twice a second, for ever.
    config.put("metadata.max.idle.interval.ms", "5000");
  }

  private static String bracket(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
