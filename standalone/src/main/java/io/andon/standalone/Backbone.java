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
public record Backbone(String bootstrapServers, String schemaRegistryUrl) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Starts what does not exist yet; both boot at the same time. */
  static Backbone start(StandaloneSettings settings, DataFolder data, Running running) {
    String registryUrl = settings.existing().schemaRegistryUrl();
    String bootstrapServers = settings.existing().bootstrapServers();
    RegistryProcess registry = null;
    if (registryUrl == null) {
      running.say("schema registry  starting");
      registry = running.started(RegistryProcess.start(registrySettings(settings, data)));
      running.failsWith(registry.crashed());
      registryUrl = registry.url();
    }
    if (bootstrapServers == null) {
      running.say("kafka broker     starting");
      BrokerFaults.report(running);
      EmbeddedBroker broker = running.started(EmbeddedBroker.start(brokerSettings(settings, data)));
      bootstrapServers = broker.bootstrapServers();
      running.say("kafka broker     ready: " + bootstrapServers);
    }
    if (registry != null) {
      registry.awaitReady(PATIENCE);
      running.say("schema registry  ready: " + registryUrl);
    }
    return new Backbone(bootstrapServers, registryUrl);
  }

  private static BrokerSettings brokerSettings(StandaloneSettings settings, DataFolder data) {
    return new BrokerSettings(
        data.kafka(),
        settings.hosts().backbone(),
        settings.ports().kafka(),
        settings.advertisedHost());
  }

  private static RegistrySettings registrySettings(StandaloneSettings settings, DataFolder data) {
    return new RegistrySettings(
        RegistryHome.find(),
        data.registry(),
        settings.hosts().backbone(),
        settings.ports().registry(),
        settings.advertisedHost());
  }
}
