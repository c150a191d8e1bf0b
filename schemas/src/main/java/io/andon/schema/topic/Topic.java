package io.andon.schema.topic;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The catalogue of Andon's own topics: names, what they are for and how they keep their records.
 * The names are data format: changing one needs a decision record.
 */
public enum Topic {
  /**
   * Downtime events, key {@code <space>|<roi_name>}, value {@link io.andon.schema.DowntimeEvent}.
   */
  DOWNTIME_EVENTS("downtime-events", Audience.PUBLIC, Keeping.LOG),
  /** Alerts, key {@code <space>|<asset>}, value {@link io.andon.schema.Alert}. */
  ALERTS("alerts", Audience.PUBLIC, Keeping.LOG),
  /** Assets, key {@code <space>|<id>}, value {@link io.andon.schema.Asset}. */
  ASSETS("assets", Audience.PUBLIC, Keeping.LATEST),
  /**
   * Latest state of every incident, key {@code <space>|<id>}, value {@link
   * io.andon.schema.Incident}.
   */
  INCIDENTS("incidents", Audience.PUBLIC, Keeping.LATEST),
  /** All that happened, key {@code <space>}, value {@link io.andon.schema.IncidentEvent}. */
  INCIDENT_EVENTS("incident-events", Audience.PUBLIC, Keeping.FOREVER),
  /** What people should hear, key {@code <space>}, value {@link io.andon.schema.Notification}. */
  NOTIFICATIONS("notifications", Audience.PUBLIC, Keeping.LOG),
  /** Records that could not be used, key and value as they came, the reason in the headers. */
  DEAD_LETTERS("dead-letters", Audience.PUBLIC, Keeping.LOG),
  /** Records whose key does not fit their content, on their way to the right partition. */
  MISPLACED("misplaced", Audience.INTERNAL, Keeping.LOG),
  /** What people want done, key {@code <space>}. */
  COMMANDS("commands", Audience.INTERNAL, Keeping.LOG),
  /** What became of it, key {@code <space>}. */
  COMMAND_OUTCOMES("command-outcomes", Audience.INTERNAL, Keeping.LOG),
  /** What every node must know of every space: spaces and keys. */
  DIRECTORY("directory", Audience.INTERNAL, Keeping.LATEST);

  /** Who may use a topic: public ones carry Avro in Confluent wire format. */
  public enum Audience {
    PUBLIC,
    INTERNAL
  }

  /** How long a topic keeps a record. */
  public enum Keeping {
    /** A week. */
    LOG(Map.of("cleanup.policy", "delete", "retention.ms", "604800000")),
    /** The audit log: for ever. */
    FOREVER(Map.of("cleanup.policy", "delete", "retention.ms", "-1")),
    /** The latest record of each key. */
    LATEST(Map.of("cleanup.policy", "compact"));

    private final Map<String, String> configs;

    Keeping(Map<String, String> configs) {
      this.configs = configs;
    }

    /** Topic configuration, in Kafka's own names. */
    public Map<String, String> configs() {
      return configs;
    }
  }

  private final String topicName;
  private final Audience audience;
  private final Keeping keeping;

  Topic(String topicName, Audience audience, Keeping keeping) {
    this.topicName = topicName;
    this.audience = audience;
    this.keeping = keeping;
  }

  /** The topic's name on the cluster. */
  public String topicName() {
    return topicName;
  }

  public Audience audience() {
    return audience;
  }

  public Keeping keeping() {
    return keeping;
  }

  /** Every topic with the given audience. */
  public static List<Topic> of(Audience audience) {
    return Arrays.stream(values()).filter(topic -> topic.audience == audience).toList();
  }
}
