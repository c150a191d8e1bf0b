package io.andon.schema.serde;

import java.util.ArrayList;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads what another version of a schema wrote. Lists become plain ones: Avro's own list compares
 * its elements without the conversions of the generated classes, and throws where a field is an
 * instant or null.
 */
final class ResolvingReader<T extends SpecificRecord> extends SpecificDatumReader<T> {
  private static final SpecificData MODEL =
      new SpecificData(ResolvingReader.class.getClassLoader());

  static {
    MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    // Avro's fast reader knows no other list than its own
    MODEL.setFastReaderEnabled(false);
  }

  private ResolvingReader(Schema writer, Schema reader) {
    super(writer, reader, MODEL);
  }

  static <T extends SpecificRecord> ResolvingReader<T> of(Schema writer, Class<T> type) {
    return new ResolvingReader<>(writer, MODEL.getSchema(type));
  }

  @Override
  protected Object newArray(Object old, int size, Schema schema) {
    return new ArrayList<>(Math.min(size, 16));
  }
}
