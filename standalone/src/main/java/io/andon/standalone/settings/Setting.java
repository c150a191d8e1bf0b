package io.andon.standalone.settings;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Every environment variable with its default, in the order {@code --help} shows them. */
public enum Setting {
  ANDON_HOST("127.0.0.1", "address of the HTTP interface"),
  ANDON_PORT("7070", "port of the HTTP interface"),
  ANDON_KAFKA_PORT("9092", "port of the Kafka broker"),
  ANDON_REGISTRY_PORT("8081", "port of the schema registry"),
  ANDON_BACKBONE_HOST("127.0.0.1", "address of broker and registry, which know no passwords"),
  ANDON_BOOTSTRAP_SERVERS("", "an existing Kafka cluster to use; none: start a broker"),
  ANDON_SCHEMA_REGISTRY_URL("", "an existing schema registry to use; none: start one"),
  ANDON_DATA("./.andon", "folder of everything that is stored"),
  ANDON_ADMIN_KEY("", "key of the administrator; none: minted at first start, printed once"),
  ANDON_ADVERTISED_URL("", "how others reach this node; none: http://ANDON_HOST:ANDON_PORT");

  private final String defaultValue;
  private final String meaning;

  Setting(String defaultValue, String meaning) {
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** Empty when there is none. */
  public String defaultValue() {
    return defaultValue;
  }

  /** One line for each setting: name, default, meaning. */
  public static String table() {
    return Arrays.stream(values())
        .map(s -> "  %-26s %-12s %s%n".formatted(s, "[" + s.defaultValue + "]", s.meaning))
        .collect(Collectors.joining());
  }
}
