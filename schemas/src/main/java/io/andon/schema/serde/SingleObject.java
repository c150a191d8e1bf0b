package io.andon.schema.serde;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Avro's single-object encoding for the values of stores and internal topics: bytes C3 01, the
 * CRC-64-AVRO fingerprint of the writer's schema (eight bytes, little endian), the Avro body. It
 * needs no registry: older schemas are found among the ones packaged with the classes.
 */
public final class SingleObject {
  private static final int HEADER = 10;
  private static final VarHandle FINGERPRINT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private SingleObject() {}

  /**
   * The codec of a generated class. Make it once and keep it: it compiles readers for all versions.
   */
  public static <T extends SpecificRecord> Codec<T> codec(Class<T> type) {
    return codec(type, SchemaHistory.of(type).stream());
  }

  static <T extends SpecificRecord> Codec<T> codec(Class<T> type, Stream<Schema> predecessors) {
    Schema own = SpecificData.get().getSchema(type);
    Map<Long, RecordReader<T>> older =
        predecessors.collect(
            Collectors.toUnmodifiableMap(
                SchemaNormalization::parsingFingerprint64,
                schema -> new RecordReader<>(schema, type),
                // versions that differ only in documentation look the same in the bytes
                (first, second) -> first));
    return new Codec<>(type, SchemaNormalization.parsingFingerprint64(own), older);
  }

  /** Encodes and decodes the records of one generated class. Safe to use from many threads. */
  public static final class Codec<T extends SpecificRecord> {
    private final Class<T> type;
    private final long fingerprint;
    private final byte[] header = new byte[HEADER];
    private final RecordWriter<T> writer;
    private final RecordReader<T> reader;
    private final Map<Long, RecordReader<T>> older;

    private Codec(Class<T> type, long fingerprint, Map<Long, RecordReader<T>> older) {
      this.type = type;
      this.fingerprint = fingerprint;
      this.writer = RecordWriter.of(type);
      this.reader = new RecordReader<>(SpecificData.get().getSchema(type), type);
      this.older = older;
      header[0] = (byte) 0xC3;
      header[1] = 1;
      FINGERPRINT.set(header, 2, fingerprint);
    }

    /** The class of the records. */
    public Class<T> type() {
      return type;
    }

    /** The record as a single object. */
    public byte[] encode(T value) {
      ByteArrayEncoder encoder = ByteArrayEncoder.ofThread();
      encoder.writeFixed(header, 0, HEADER);
      writer.write(value, encoder);
      return encoder.toByteArray();
    }

    /**
     * The record, in today's schema, whichever version wrote it.
     *
     * @throws SerializationException when the bytes are no such record, or one of an unknown
     *     version
     */
    public T decode(byte[] bytes) {
      if (bytes.length < HEADER || bytes[0] != header[0] || bytes[1] != header[1]) {
        throw new SerializationException(
            "Not a single Avro object (C3 01 …) of %s, but %d other bytes"
                .formatted(type.getSimpleName(), bytes.length));
      }
      return reader((long) FINGERPRINT.get(bytes, 2)).read(bytes, HEADER, bytes.length - HEADER);
    }

    private RecordReader<T> reader(long written) {
      if (written == fingerprint) {
        return reader;
      }
      RecordReader<T> found = older.get(written);
      if (found == null) {
        throw new SerializationException(
            "A %s was written with schema fingerprint %016x, which no known version has: a newer release wrote it, or its schema was never added to schema-history"
                .formatted(type.getName(), written));
      }
      return found;
    }
  }
}
