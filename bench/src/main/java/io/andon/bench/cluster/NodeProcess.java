package io.andon.bench.cluster;

import io.andon.standalone.port.Port;
import io.andon.topology.settings.StartupException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node in a process of its own, with the memory and the settings that {@code ./andon node} gives
 * it.
 */
public final class NodeProcess implements AutoCloseable {
  /** The id of the topology, which is the consumer group too. */
  public static final String GROUP = "andon";

  private final JavaChild child;

  private NodeProcess(JavaChild child) {
    this.child = child;
  }

  /**
   * Starts one on the broker and returns when it serves.
   *
   * @throws StartupException when it does not come up
   */
  public static NodeProcess start(BrokerProcess broker, String adminKey) {
    Map<String, String> environment =
        Map.of(
            "ANDON_BOOTSTRAP_SERVERS",
            broker.bootstrapServers(),
            // in its own process: what it does not write itself, it cannot read
            "ANDON_SCHEMA_REGISTRY_URL",
            "mock://bench",
            "ANDON_DATA",
            broker.folder().resolve("node").toString(),
            "ANDON_APPLICATION_ID",
            GROUP,
            "ANDON_PORT",
            Integer.toString(Port.free()),
            "ANDON_ADMIN_KEY",
            adminKey,
            // one client asks for all
            "ANDON_RATE_LIMIT",
            "0",
            "ANDON_ADDRESS_LIMIT",
            "0");
    return new NodeProcess(
        JavaChild.start(
            new JavaChild.Program(NodeChild.class, List.of("-Xmx512m"), List.of(), environment),
            NodeChild.READY));
  }

  /** Where it answers. */
  public String url() {
    return child.readyAt();
  }

  public long pid() {
    return child.pid();
  }

  /** Processor time so far. */
  public Duration cpu() {
    return child.cpu();
  }

  /** What it holds of the machine's memory; empty where the system does not say. */
  public Optional<ResidentMemory> memory() {
    return ResidentMemory.of(child.pid());
  }

  @Override
  public void close() {
    child.close();
  }
}
