package io.andon.schema.serde;

import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * What a serde does, read from Kafka's configuration map. Keys and defaults are Confluent's.
 *
 * @param autoRegister register the class's schema when the registry does not have it
 * @param useLatest write with the newest schema of the subject, when not registering
 * @param latestStrict refuse a newest schema that cannot read what the class writes
 * @param normalize ask the registry to compare schemas in normal form
 * @param removeJavaProperties register the schema without the hints for Java's string class
 * @param type the class to read into, or null: the class the writer's schema names
 */
record SerdeSettings(
    boolean autoRegister,
    boolean useLatest,
    boolean latestStrict,
    boolean normalize,
    boolean removeJavaProperties,
    @Nullable Class<? extends SpecificRecord> type) {

  /**
   * Features of Confluent's serde that change what is written: better to stop than to ignore them.
   */
  private static final Map<String, String> UNSUPPORTED =
      Map.of(
          "use.schema.id", "-1",
          "schema.reflection", "false",
          "context.name.strategy", "io.confluent.kafka.serializers.context.NullContextNameStrategy",
          "key.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicNameStrategy",
          "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.TopicNameStrategy",
          "key.schema.id.serializer",
              "io.confluent.kafka.serializers.schema.id.PrefixSchemaIdSerializer",
          "value.schema.id.serializer",
              "io.confluent.kafka.serializers.schema.id.PrefixSchemaIdSerializer");

  static SerdeSettings of(Map<String, ?> configs, boolean isKey) {
    Configs read = new Configs(configs);
    UNSUPPORTED.forEach(
        (key, only) -> {
          String value = read.text(key, only);
          if (!value.equals(only)) {
            throw new ConfigException(key, value, "Andon's serde supports only " + only);
          }
        });
    return new SerdeSettings(
        read.flag("auto.register.schemas", true),
        read.flag("use.latest.version", false),
        read.flag("latest.compatibility.strict", true),
        read.flag("normalize.schemas", false),
        read.flag("avro.remove.java.properties", false),
        read.recordClass(isKey ? "specific.avro.key.type" : "specific.avro.value.type"));
  }
}
