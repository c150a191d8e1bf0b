package io.andon.schema.serde;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SystemLimitException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one writer's schema into their generated class. Safe to use from many
 * threads.
 *
 * <p>The bytes may be anything: whatever is wrong with them comes out as a {@link
 * SerializationException}, and no length they claim is believed beyond the bytes that are there.
 */
final class RecordReader<T extends SpecificRecord> {
  private static final ThreadLocal<BinaryDecoder> DECODER =
      ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

  private final Class<T> type;
  private final DatumReader<T> reader;

  /** Throws {@link SerializationException} when the class cannot read what the schema describes. */
  RecordReader(Schema writer, Class<T> type) {
    RecordTrust.establish();
    this.type = type;
    try {
      this.reader = PlainListReader.of(writer, type);
    } catch (AvroRuntimeException | SecurityException e) {
      throw new SerializationException(
          "Records written as %s cannot be read as %s: %s"
              .formatted(writer.getFullName(), type.getName(), e.getMessage()),
          e);
    }
  }

  /** The record whose body is these bytes, all of them. */
  T read(byte[] bytes, int offset, int length) {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, offset, length, DECODER.get());
    // Avro counts what a record without bytes may allocate; the count starts anew for each record
    SystemLimitException.beginCollectionAllocationScope();
    try {
      T read = type.cast(reader.read(null, decoder));
      if (!decoder.isEnd()) {
        throw broken(decoder.remainingBytes() + " bytes are left over behind it", null);
      }
      return read;
    } catch (SerializationException e) {
      throw e;
    } catch (EOFException e) {
      throw broken("it ends early", e);
    } catch (IOException | RuntimeException e) {
      throw broken(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw broken("it is nested too deeply", e);
    } finally {
      SystemLimitException.endCollectionAllocationScope();
    }
  }

  private SerializationException broken(String reason, @Nullable Throwable cause) {
    return new SerializationException(
        "The Avro body is not a valid %s: %s".formatted(type.getSimpleName(), reason), cause);
  }
}
