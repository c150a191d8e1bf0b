package io.andon.gateway;

/** Every setting of a node: its name in the environment, its default and what it is for. */
enum Setting {
  HOST("ANDON_HOST", "127.0.0.1", "address to listen on"),
  PORT("ANDON_PORT", "7070", "port to listen on"),
  ADVERTISED_URL("ANDON_ADVERTISED_URL", "http://<host>:<port>", "how peers reach this node"),
  BOOTSTRAP_SERVERS("ANDON_BOOTSTRAP_SERVERS", "127.0.0.1:9092", "Kafka brokers, comma separated"),
  SCHEMA_REGISTRY_URL(
      "ANDON_SCHEMA_REGISTRY_URL",
      "http://127.0.0.1:8081/apis/ccompat/v7",
      "a registry that speaks the Confluent protocol"),
  DATA("ANDON_DATA", "./.andon", "folder for local state"),
  ADMIN_KEY(
      "ANDON_ADMIN_KEY",
      "",
      "admin key, 16 characters or more; unset: minted at first start and printed once"),
  TIME_ZONE("ANDON_TIME_ZONE", "UTC", "time zone of the space 'default' when it is made"),
  APPLICATION_ID("ANDON_APPLICATION_ID", "andon", "the same for all nodes that work together"),
  PARTITIONS("ANDON_PARTITIONS", "4", "partitions of the topics, fixed when they are made"),
  REPLICATION("ANDON_REPLICATION", "1", "replicas of the topics that are made"),
  KEEP_DAYS("ANDON_KEEP_DAYS", "90", "days that closed incidents and old events are kept"),
  STANDBYS("ANDON_STANDBYS", "0", "copies of each state store beside the active one"),
  THREADS("ANDON_THREADS", "<cores>", "stream threads"),
  COMMIT_INTERVAL_MS(
      "ANDON_COMMIT_INTERVAL_MS", "25", "how long a result may wait for its transaction"),
  STATE_MEMORY_MB("ANDON_STATE_MEMORY_MB", "256", "memory for all state stores together");

  private final String variable;
  private final String standard;
  private final String meaning;

  Setting(String variable, String standard, String meaning) {
    this.variable = variable;
    this.standard = standard;
    this.meaning = meaning;
  }

  String variable() {
    return variable;
  }

  String standard() {
    return standard;
  }

  String meaning() {
    return meaning;
  }
}
