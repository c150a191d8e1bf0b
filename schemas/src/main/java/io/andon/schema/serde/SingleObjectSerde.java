package io.andon.schema.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Generated records as single objects, for stores and internal topics. Null stays null. */
public final class SingleObjectSerde<T extends SpecificRecord> implements Serde<T> {
  private final SingleObject.Codec<T> codec;

  public SingleObjectSerde(Class<T> type) {
    this.codec = SingleObject.codec(type);
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> value == null ? null : codec.encode(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> bytes == null ? null : codec.decode(bytes);
  }
}
