package io.andon.topology.settings;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * How much every consumer of the product fetches at once. A batch that is larger than these bounds
 * still comes, alone; what it unpacks to no client setting bounds: docs/operations.md.
 */
public final class FetchLimits {
  /** Packed bytes of one partition in one answer of a broker. */
  public static final int PARTITION_BYTES = 1024 * 1024;

  /** Packed bytes of one answer of a broker. */
  public static final int BYTES = 8 * 1024 * 1024;

  private FetchLimits() {}

  /** The bounds as a consumer's configuration. */
  public static Map<String, Object> configs() {
    Map<String, Object> configs = new HashMap<>();
    configs.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
    configs.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES);
    return configs;
  }
}
