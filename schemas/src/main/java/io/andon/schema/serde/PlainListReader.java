package io.andon.schema.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes Avro readers whose records hold plain lists. Avro's own list compares its elements without
 * the conversions of the generated classes, and throws where a field is an instant or null.
 */
final class PlainListReader {
  private static final SpecificData FAST = withInstants(new PlainLists());
  private static final SpecificData SLOW =
      withInstants(new SpecificData(PlainListReader.class.getClassLoader()));

  static {
    // Avro's fast reader knows no other list than its own, unless it finds one in the field already
    SLOW.setFastReaderEnabled(false);
  }

  private PlainListReader() {}

  /**
   * A reader into the class, safe to use from many threads.
   *
   * @param writer the schema the bytes were written with
   * @throws org.apache.avro.AvroRuntimeException when the class cannot read it
   */
  static <T extends SpecificRecord> DatumReader<T> of(Schema writer, Class<T> type) {
    Schema reader = FAST.getSchema(type);
    if (!onlyFieldsAreLists(reader, true)) {
      return new Resolving<>(writer, reader);
    }
    try {
      // made at once and not on the first read, as Avro's readers do: that races between threads
      return new FastReaderBuilder(FAST).createDatumReader(writer, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SpecificData withInstants(SpecificData model) {
    RecordTrust.establish();
    model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    return model;
  }

  /** Whether every list is directly in a field. There are no recursive schemas here. */
  private static boolean onlyFieldsAreLists(Schema schema, boolean isField) {
    return switch (schema.getType()) {
      case RECORD ->
          schema.getFields().stream().allMatch(field -> onlyFieldsAreLists(field.schema(), true));
      case ARRAY -> isField && onlyFieldsAreLists(schema.getElementType(), false);
      case MAP -> onlyFieldsAreLists(schema.getValueType(), false);
      case UNION -> schema.getTypes().stream().allMatch(type -> onlyFieldsAreLists(type, false));
      default -> true;
    };
  }

  /** Makes records with a plain list in every list field, which the fast reader then fills. */
  private static final class PlainLists extends SpecificData {
    PlainLists() {
      super(PlainListReader.class.getClassLoader());
    }

    @Override
    public InstanceSupplier getNewRecordSupplier(Schema schema) {
      InstanceSupplier records = super.getNewRecordSupplier(schema);
      int[] lists =
          schema.getFields().stream()
              .filter(field -> field.schema().getType() == Schema.Type.ARRAY)
              .mapToInt(Schema.Field::pos)
              .toArray();
      return (old, made) -> {
        IndexedRecord record = (IndexedRecord) records.newInstance(old, made);
        for (int list : lists) {
          record.put(list, new ArrayList<>());
        }
        return record;
      };
    }
  }

  /** Slower by half, and right for lists anywhere. */
  private static final class Resolving<T> extends SpecificDatumReader<T> {
    Resolving(Schema writer, Schema reader) {
      super(writer, reader, SLOW);
    }

    @Override
    protected Object newArray(Object old, int size, Schema schema) {
      return new ArrayList<>();
    }
  }
}
