package io.andon.schema.topic;

import java.util.HashMap;
import java.util.Map;

/**
 * The catalogue of Andon's own topics: names, what they are for and how they keep their records.
 * The names are data format: changing one needs a decision record.
 */
public enum Topic {
  /**
   * Downtime events, key {@code <space>|<roi_name>}, value {@link io.andon.schema.DowntimeEvent}.
   */
  DOWNTIME_EVENTS("downtime-events", Audience.PUBLIC, Keeping.LOG, Clock.BROKER),
  /** Alerts, key {@code <space>|<asset>}, value {@link io.andon.schema.Alert}. */
  ALERTS("alerts", Audience.PUBLIC, Keeping.LOG, Clock.BROKER),
  /** Assets, key {@code <space>|<id>}, value {@link io.andon.schema.Asset}. */
  ASSETS("assets", Audience.PUBLIC, Keeping.LATEST, Clock.BROKER),
  /**
   * Latest state of every incident, key {@code <space>|<id>}, value {@link
   * io.andon.schema.Incident}.
   */
  INCIDENTS("incidents", Audience.PUBLIC, Keeping.LATEST, Clock.WRITER),
  /** All that happened, key {@code <space>}, value {@link io.andon.schema.IncidentEvent}. */
  INCIDENT_EVENTS("incident-events", Audience.PUBLIC, Keeping.FOREVER, Clock.WRITER),
  /** What people should hear, key {@code <space>}, value {@link io.andon.schema.Notification}. */
  NOTIFICATIONS("notifications", Audience.PUBLIC, Keeping.LOG, Clock.WRITER),
  /** Records that could not be used, key and value as they came, the reason in the headers. */
  DEAD_LETTERS("dead-letters", Audience.PUBLIC, Keeping.LOG, Clock.WRITER),
  /** Records whose key does not fit their content, on their way to the right partition. */
  MISPLACED("misplaced", Audience.INTERNAL, Keeping.LOG, Clock.WRITER),
  /** What people want done, key {@code <space>}. */
  COMMANDS("commands", Audience.INTERNAL, Keeping.LOG, Clock.BROKER),
  /** What people want done with deliveries, key {@code <space>}. */
  DELIVERY_COMMANDS("delivery-commands", Audience.INTERNAL, Keeping.LOG, Clock.BROKER),
  /** What became of commands, key {@code <space>}. */
  COMMAND_OUTCOMES("command-outcomes", Audience.INTERNAL, Keeping.LOG, Clock.WRITER),
  /** What every node must know of every space: spaces, keys, people, webhooks. */
  DIRECTORY("directory", Audience.INTERNAL, Keeping.LATEST, Clock.WRITER);

  /** The largest record any of Andon's topics takes. */
  public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

  /**
   * The largest record that is read from a topic that others write to: key, value and headers. The
   * gateway takes no larger body.
   */
  public static final int MAX_INTAKE_BYTES = 1024 * 1024;

  /** Who may use a topic: public ones carry Avro in Confluent wire format. */
  public enum Audience {
    PUBLIC,
    INTERNAL
  }

  /** Whose clock stamps the records. */
  public enum Clock {
    /** The writer's. */
    WRITER(Map.of()),
    /**
     * The broker's: what comes from outside is stamped with its arrival, whatever the producer's
     * clock says.
     */
    BROKER(Map.of("message.timestamp.type", "LogAppendTime"));

    private final Map<String, String> configs;

    Clock(Map<String, String> configs) {
      this.configs = configs;
    }
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
  }

  private final String topicName;
  private final Audience audience;
  private final Keeping keeping;
  private final Clock clock;

  Topic(String topicName, Audience audience, Keeping keeping, Clock clock) {
    this.topicName = topicName;
    this.audience = audience;
    this.keeping = keeping;
    this.clock = clock;
  }

  /** The topic's name on the cluster. */
  public String topicName() {
    return topicName;
  }

  public Audience audience() {
    return audience;
  }

  /** Configuration the topic is made with, in Kafka's own names. */
  public Map<String, String> configs() {
    Map<String, String> configs = new HashMap<>(keeping.configs);
    configs.putAll(clock.configs);
    // a record of the largest body the gateway takes, wrapped twice
    configs.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    return configs;
  }
}
