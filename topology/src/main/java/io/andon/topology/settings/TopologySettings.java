package io.andon.topology.settings;

import io.andon.core.space.SpaceLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What an instance of the topology needs to know.
 *
 * @param cluster where Kafka and the registry are
 * @param layout what is fixed when the topics are made
 * @param instance what is this instance's own
 * @param delivery how messages leave the system
 * @param limits how much one space may hold and take
 */
public record TopologySettings(
    Cluster cluster,
    Layout layout,
    Instance instance,
    DeliverySettings delivery,
    SpaceLimits limits) {
  /** With the limits that spaces have when nobody sets any. */
  public TopologySettings(
      Cluster cluster, Layout layout, Instance instance, DeliverySettings delivery) {
    this(cluster, layout, instance, delivery, SpaceLimits.STANDARD);
  }

  /**
   * Where Kafka and the registry are.
   *
   * @param bootstrapServers host:port, comma separated
   * @param serde configuration of the Avro serdes, {@code schema.registry.url} among them
   */
  public record Cluster(String bootstrapServers, Map<String, String> serde) {}

  /**
   * What is fixed when the topics are made.
   *
   * @param applicationId prefix of internal topics, consumer group, transactional ids
   * @param partitions of every topic; fixed when the topics are made
   * @param replication replication factor of topics that are made
   * @param keep how long what is over is kept
   */
  public record Layout(String applicationId, int partitions, short replication, Keep keep) {}

  /**
   * How long what is over is kept.
   *
   * @param records alerts, downtime, incidents
   * @param audit who changed what; not shorter
   */
  public record Keep(Duration records, Duration audit) {}

  /**
   * What is this instance's own.
   *
   * @param advertised how peers reach this instance
   * @param stateDirectory where state stores live
   * @param poison what to do with a record that kills whoever reads it
   * @param tuning threads and the like
   */
  public record Instance(
      Advertised advertised, Path stateDirectory, Poison poison, Tuning tuning) {}

  /** How peers reach an instance. */
  public record Advertised(String host, int port) {}

  /**
   * Threads, memory and the like.
   *
   * @param threads stream threads
   * @param standbys copies of each store beside the active one
   * @param commitInterval how long a result may wait for its transaction: latency against
   *     throughput
   * @param stateMemoryBytes bound of the memory RocksDB may use, all stores together
   * @param acceptsStateBehind whether a partition is served although its state is behind what was
   *     published from it
   */
  public record Tuning(
      int threads,
      int standbys,
      Duration commitInterval,
      long stateMemoryBytes,
      boolean acceptsStateBehind) {}
}
