package io.andon.schema.serde;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Confluent's genuine classes as a serde, as {@code SpecificAvroSerde} combines them: that class
 * itself is in no artifact on Maven Central. They are on the class path of the tests only, and not
 * when they are compiled.
 */
public final class ConfluentSerde<T> implements Serde<T> {
  private final Serializer<T> serializer;
  private final Deserializer<T> deserializer;

  @SuppressWarnings("unchecked")
  public ConfluentSerde() throws ClassNotFoundException {
    String place = "io.confluent.kafka.serializers.";
    serializer = Utils.newInstance(place + "KafkaAvroSerializer", Serializer.class);
    deserializer = Utils.newInstance(place + "KafkaAvroDeserializer", Deserializer.class);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    serializer.configure(configs, isKey);
    deserializer.configure(configs, isKey);
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
