package io.andon.standalone.it;

import io.andon.standalone.broker.BrokerSettings;
import io.andon.standalone.broker.EmbeddedBroker;
import io.andon.standalone.port.Port;
import io.andon.standalone.registry.RegistryProcess;
import io.andon.standalone.registry.RegistrySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A real broker and a real schema registry on free ports. */
final class Ground implements AutoCloseable {
  static final String ADMIN_KEY = "andon_admin_of_the_integration_tests";

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final EmbeddedBroker broker;
  private final RegistryProcess registry;

  private Ground(EmbeddedBroker broker, RegistryProcess registry) {
    this.broker = broker;
    this.registry = registry;
  }

  static Ground start(Path folder) {
    RegistryProcess registry =
        RegistryProcess.start(RegistrySettings.local(folder.resolve("registry")));
    EmbeddedBroker broker = null;
    try {
      broker = EmbeddedBroker.start(BrokerSettings.local(folder.resolve("kafka")));
      registry.awaitReady(PATIENCE);
      return new Ground(broker, registry);
    } catch (RuntimeException e) {
      registry.close();
      if (broker != null) {
        broker.close();
      }
      throw e;
    }
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  String registryUrl() {
    return registry.url();
  }

  /** Settings of a node on this ground, on a port of its own. */
  Map<String, String> settings(Path data) {
    Map<String, String> settings = new HashMap<>();
    settings.put("ANDON_PORT", Integer.toString(Port.free()));
    settings.put("ANDON_BOOTSTRAP_SERVERS", bootstrapServers());
    settings.put("ANDON_SCHEMA_REGISTRY_URL", registryUrl());
    settings.put("ANDON_DATA", data.toString());
    settings.put("ANDON_ADMIN_KEY", ADMIN_KEY);
    return settings;
  }

  @Override
  public void close() {
    try {
      broker.close();
    } finally {
      registry.close();
    }
  }
}
