package io.andon.schema.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated records in Confluent's wire format: a zero byte, the schema's id in the registry
 * (four bytes, big endian), the Avro body. Subjects are {@code <topic>-value} and {@code
 * <topic>-key}. Null stays null, a tombstone. One instance may serve many threads.
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
  static final byte MAGIC = 0;

  private record Target<T extends SpecificRecord>(
      String topic, Class<?> type, int id, RecordWriter<T> writer) {
    boolean fits(String topic, Class<?> type) {
      return this.type == type && this.topic.equals(topic);
    }
  }

  private record Route(String topic, Class<?> type) {}

  private final Map<Route, Target<T>> targets = new ConcurrentHashMap<>();
  // nearly always the next record goes where the last one went
  private volatile @Nullable Target<T> last;
  private @Nullable SchemaChoice schemas;
  private boolean isKey;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    this.isKey = isKey;
    this.schemas =
        new SchemaChoice(RegistryConfig.connect(configs), SerdeSettings.of(configs, isKey));
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    Target<T> target = target(topic, value);
    ByteArrayEncoder encoder = ByteArrayEncoder.ofThread();
    encoder.writeByte(MAGIC);
    encoder.writeBigEndian(target.id);
    target.writer.write(value, encoder);
    return encoder.toByteArray();
  }

  private Target<T> target(String topic, T value) {
    Class<?> type = value.getClass();
    Target<T> target = last;
    if (target != null && target.fits(topic, type)) {
      return target;
    }
    target = targets.computeIfAbsent(new Route(topic, type), route -> choose(topic, value));
    last = target;
    return target;
  }

  private Target<T> choose(String topic, T value) {
    if (schemas == null) {
      throw new SerializationException("The Avro serializer was not configured");
    }
    @SuppressWarnings("unchecked") // the class of a T
    Class<T> type = (Class<T>) value.getClass();
    String subject = topic + (isKey ? "-key" : "-value");
    Registry.Numbered chosen = schemas.choose(subject, value.getSchema());
    RecordWriter<T> writer = RecordWriter.to(chosen.schema(), type);
    return new Target<>(topic, type, chosen.id(), writer);
  }

  @Override
  public void close() {
    if (schemas != null) {
      schemas.close();
    }
  }
}
