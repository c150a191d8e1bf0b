package io.andon.bench.cluster;

import io.andon.core.delivery.mail.MailRules;
import io.andon.core.delivery.webhook.WebhookRules;
import io.andon.topology.settings.DeliverySettings;
import io.andon.topology.settings.Poison;
import io.andon.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The settings a node has when nobody sets anything, for the broker of a benchmark. */
public final class Settings {
  private static final long STATE_MEMORY = 256L << 20;
  private static final TopologySettings.Keep KEEP =
      new TopologySettings.Keep(Duration.ofDays(90), Duration.ofDays(3_650));

  private static final Duration KEEP_TRYING = Duration.ofHours(72);

  private Settings() {}

  /** Where everything is; the registry is in this process, so that it costs nothing. */
  public static TopologySettings.Cluster cluster(BrokerProcess broker) {
    return new TopologySettings.Cluster(
        broker.bootstrapServers(), Map.of("schema.registry.url", "mock://bench"));
  }

  /** Settings of the application with that id. */
  public static TopologySettings of(
      BrokerProcess broker, String applicationId, int partitions, int threads, Duration commit) {
    return new TopologySettings(
        cluster(broker),
        new TopologySettings.Layout(applicationId, partitions, (short) 1, KEEP),
        new TopologySettings.Instance(
            new TopologySettings.Advertised("127.0.0.1", 7070),
            broker.folder().resolve("state"),
            Poison.STOP,
            new TopologySettings.Tuning(threads, 0, commit, STATE_MEMORY, false)),
        new DeliverySettings(
            "http://127.0.0.1:7070",
            KEEP_TRYING,
            WebhookRules.STANDARD,
            Optional.empty(),
            MailRules.NONE));
  }
}
