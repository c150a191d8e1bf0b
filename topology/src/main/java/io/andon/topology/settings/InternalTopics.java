package io.andon.topology.settings;

import io.andon.schema.topic.Topic;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The topics Kafka Streams keeps for the application, with the configuration it would make them
 * with. A test holds this list against the topology.
 */
public final class InternalTopics {
  private InternalTopics() {}

  /** Name and configuration of each. */
  public static Map<String, Map<String, String>> of(String applicationId) {
    Map<String, Map<String, String>> topics = new LinkedHashMap<>();
    // Streams deletes what it has read and committed
    topics.put(
        signals(applicationId), configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1")));
    topics.put(applicationId + "-ingest-store-changelog", changelog());
    topics.put(applicationId + "-space-store-changelog", changelog());
    topics.put(applicationId + "-delivery-store-changelog", changelog());
    return topics;
  }

  /** The topic between INGEST and SPACE. */
  public static String signals(String applicationId) {
    return applicationId + "-signals-repartition";
  }

  private static Map<String, String> changelog() {
    return configs(Map.of("cleanup.policy", "compact"));
  }

  private static Map<String, String> configs(Map<String, String> own) {
    Map<String, String> configs = new LinkedHashMap<>(own);
    configs.put("message.timestamp.type", "CreateTime");
    configs.put("max.message.bytes", Integer.toString(Topic.MAX_RECORD_BYTES));
    return configs;
  }
}
