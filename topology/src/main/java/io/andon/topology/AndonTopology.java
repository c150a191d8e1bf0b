package io.andon.topology;

import io.andon.core.delivery.DeliveryCounts;
import io.andon.core.delivery.Sender;
import io.andon.schema.internal.Signal;
import io.andon.topology.client.StreamsProperties;
import io.andon.topology.delivery.stream.DeliveryTopology;
import io.andon.topology.ingest.IngestTopology;
import io.andon.topology.settings.TopologySettings;
import io.andon.topology.space.SpaceTopology;
import io.andon.topology.space.StateGuard;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;

/** The whole topology: INGEST, then SPACE, then DELIVERY. */
public final class AndonTopology {
  private AndonTopology() {}

  /**
   * Builds it for the given settings.
   *
   * @param sender sends what DELIVERY queues
   * @param guard lets a partition of spaces go to work
   */
  public static Topology build(TopologySettings settings, Sender sender, StateGuard guard) {
    return build(settings, new DeliveryTopology.Outgoing(sender, new DeliveryCounts()), guard);
  }

  /** As {@link #build(TopologySettings, Sender, StateGuard)}, counting what becomes of it. */
  static Topology build(
      TopologySettings settings, DeliveryTopology.Outgoing outgoing, StateGuard guard) {
    Properties properties = StreamsProperties.of(settings);
    // only a builder that knows the configuration insists on explicit names of internal resources
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
    KStream<String, Signal> signals =
        new IngestTopology(settings.cluster().serde(), settings.layout().keep().records())
            .addTo(builder);
    new SpaceTopology(settings.cluster().serde(), settings.layout(), settings.limits(), guard)
        .addTo(builder, signals);
    new DeliveryTopology(settings.cluster().serde(), settings.delivery(), outgoing).addTo(builder);
    return builder.build(properties);
  }
}
