package io.andon.schema.serde;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Writes the records of one generated class. Safe to use from many threads. */
final class RecordWriter<T extends SpecificRecord> {
  private interface Body<T> {
    void write(T value, Encoder encoder) throws IOException;
  }

  private final Class<T> type;
  private final Body<T> body;

  private RecordWriter(Class<T> type, Body<T> body) {
    this.type = type;
    this.body = body;
  }

  /** Writes with the schema of the class itself. */
  static <T extends SpecificRecord> RecordWriter<T> of(Class<T> type) {
    RecordTrust.establish();
    SpecificData model = SpecificData.getForClass(type);
    DatumWriter<T> writer = new SpecificDatumWriter<>(model.getSchema(type), model);
    return new RecordWriter<>(type, writer::write);
  }

  /** Writes with a schema that may be another version than the class's own. */
  static <T extends SpecificRecord> RecordWriter<T> to(Schema schema, Class<T> type) {
    RecordWriter<T> own = of(type);
    Schema ownSchema = SpecificData.get().getSchema(type);
    if (body(schema).equals(body(ownSchema))) {
      return own;
    }
    // A generated record knows its fields by position only, so that only its own schema can write
    // it. Read back by name, its bytes fit any schema that resolves: slow, and always right.
    GenericDatumWriter<Object> writer = new GenericDatumWriter<>(schema);
    return new RecordWriter<>(
        type,
        (value, encoder) -> {
          Object generic =
              new GenericDatumReader<>(ownSchema, schema)
                  .read(null, DecoderFactory.get().binaryDecoder(own.bytes(value), null));
          writer.write(generic, encoder);
        });
  }

  void write(T value, ByteArrayEncoder encoder) {
    try {
      body.write(value, encoder);
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "The %s cannot be written: %s".formatted(type.getSimpleName(), e.getMessage()), e);
    }
  }

  private byte[] bytes(T value) {
    ByteArrayEncoder encoder = ByteArrayEncoder.fresh();
    write(value, encoder);
    return encoder.toByteArray();
  }

  /** All of a schema that shows in the bytes. */
  private static String body(Schema schema) {
    return SchemaNormalization.toParsingForm(schema);
  }
}
