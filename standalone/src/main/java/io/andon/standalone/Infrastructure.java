package io.andon.standalone;

import io.andon.standalone.broker.BrokerSettings;
import io.andon.standalone.broker.EmbeddedBroker;
import io.andon.standalone.registry.RegistryHome;
import io.andon.standalone.registry.RegistryProcess;
import io.andon.standalone.registry.RegistrySettings;
import io.andon.standalone.settings.StandaloneSettings;
import java.time.Duration;

/**
 * What a node stands on: a Kafka cluster and a schema registry, started here or existing.
 *
 * @param bootstrapServers host:port, comma separated
 * @param schemaRegistryUrl base of the Confluent API
 */
public record Infrastructure(String bootstrapServers, String schemaRegistryUrl) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Starts what does not exist yet; both boot at the same time. */
  static Infrastructure start(StandaloneSettings settings, DataFolder data, Lifecycle lifecycle) {
    String registryUrl = settings.existing().schemaRegistryUrl();
    String bootstrapServers = settings.existing().bootstrapServers();
    RegistryProcess registry = null;
    if (registryUrl == null) {
      lifecycle.say("schema registry  starting");
      registry = lifecycle.started(RegistryProcess.start(registrySettings(settings, data)));
      lifecycle.failsWith(registry.crashed());
      registryUrl = registry.url();
    }
    if (bootstrapServers == null) {
      lifecycle.say("kafka broker     starting");
      BrokerFaults.report(lifecycle);
      EmbeddedBroker broker =
          lifecycle.started(EmbeddedBroker.start(brokerSettings(settings, data)));
      bootstrapServers = broker.bootstrapServers();
      lifecycle.say("kafka broker     ready: " + bootstrapServers);
    }
    if (registry != null) {
      registry.awaitReady(PATIENCE);
      lifecycle.say("schema registry  ready: " + registryUrl);
    }
    return new Infrastructure(bootstrapServers, registryUrl);
  }

  private static BrokerSettings brokerSettings(StandaloneSettings settings, DataFolder data) {
    return new BrokerSettings(
        data.kafka(),
        settings.hosts().infrastructure(),
        settings.ports().kafka(),
        settings.advertisedHost());
  }

  private static RegistrySettings registrySettings(StandaloneSettings settings, DataFolder data) {
    return new RegistrySettings(
        RegistryHome.find(),
        data.registry(),
        settings.hosts().infrastructure(),
        settings.ports().registry(),
        settings.advertisedHost());
  }
}
