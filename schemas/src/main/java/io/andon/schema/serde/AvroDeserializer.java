package io.andon.schema.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Confluent's wire format into generated records, whatever {@code specific.avro.reader} says:
 * Andon has no use for generic ones. The class is the one of {@code specific.avro.value.type}, else
 * the one that the writer's schema names. Null stays null. One instance may serve many threads.
 *
 * <p>The only exception that comes out is {@link SerializationException}; when it is a {@link
 * RegistryUnavailableException} the record may be fine.
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
  private static final int HEADER = 5;
  private static final byte HEADER_WITH_GUID = 1;

  private record Source<T extends SpecificRecord>(int id, RecordReader<T> reader) {}

  private final Map<Integer, Source<T>> sources = new ConcurrentHashMap<>();
  // nearly always the next record was written as the last one was
  private volatile @Nullable Source<T> last;
  private @Nullable Registry registry;
  private @Nullable Class<? extends SpecificRecord> type;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    this.type = SerdeSettings.of(configs, isKey).type();
    this.registry = RegistryConfig.connect(configs);
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    checkHeader(topic, bytes);
    int id = bytes[1] << 24 | (bytes[2] & 0xff) << 16 | (bytes[3] & 0xff) << 8 | (bytes[4] & 0xff);
    Source<T> source = last;
    if (source == null || source.id != id) {
      source = sources.computeIfAbsent(id, this::source);
      last = source;
    }
    return source.reader.read(bytes, HEADER, bytes.length - HEADER);
  }

  private static void checkHeader(String topic, byte[] bytes) {
    if (bytes.length < HEADER) {
      throw new SerializationException(
          "A record of topic %s has %d bytes: too few for the header of %d"
              .formatted(topic, bytes.length, HEADER));
    }
    if (bytes[0] == HEADER_WITH_GUID) {
      throw new SerializationException(
          "A record of topic %s starts with byte 1, the newer format that names its schema by GUID;"
                  .formatted(topic)
              + " only byte 0 with a schema id is supported");
    }
    if (bytes[0] != AvroSerializer.MAGIC) {
      throw new SerializationException(
          "A record of topic %s starts with byte %d and not with 0: not Avro in Confluent's format"
              .formatted(topic, bytes[0]));
    }
  }

  private Source<T> source(int id) {
    if (registry == null) {
      throw new SerializationException("The Avro deserializer was not configured");
    }
    Schema writer = registry.byId(id);
    return new Source<>(id, new RecordReader<>(writer, target(id, writer)));
  }

  @SuppressWarnings("unchecked") // whoever configures the serde says that its records are a T
  private Class<T> target(int id, Schema writer) {
    if (type != null) {
      Schema expected = SpecificData.get().getSchema(type);
      // Avro asks for the same simple name, and would read any record that has the same fields
      if (!writer.getName().equals(expected.getName())) {
        throw new SerializationException(
            "Schema id %d is a %s; expected is a %s"
                .formatted(id, writer.getFullName(), expected.getFullName()));
      }
      return (Class<T>) type;
    }
    RecordTrust.establish();
    try {
      Class<?> named = SpecificData.get().getClass(writer);
      if (named != null && SpecificRecord.class.isAssignableFrom(named)) {
        return (Class<T>) named;
      }
    } catch (SecurityException e) {
      // Avro does not trust it: not one of ours
    }
    throw new SerializationException(
        "Schema id %d is a %s, for which there is no generated class"
            .formatted(id, writer.getFullName()));
  }

  @Override
  public void close() {
    if (registry != null) {
      registry.close();
    }
  }
}
