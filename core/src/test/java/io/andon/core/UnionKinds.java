package io.andon.core;

import io.andon.schema.serde.SingleObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;

/**
 * One filled record of each kind that a union in a schema has. A union is an {@code Object} in
 * Java: that a switch names every kind is proved by running it with each of these.
 */
public final class UnionKinds {
  /** Every text is also the name of a field, for some kinds of changes name one. */
  private static final String TEXT = "title";

  private UnionKinds() {}

  /** One record of each kind of a field, or of the elements of a field that is a list. */
  public static List<SpecificRecord> of(Schema record, String field) {
    Schema schema = record.getField(field).schema();
    Schema union = schema.getType() == Schema.Type.ARRAY ? schema.getElementType() : schema;
    List<SpecificRecord> kinds = new ArrayList<>();
    for (Schema kind : union.getTypes()) {
      kinds.add(generated(kind));
    }
    return kinds;
  }

  private static SpecificRecord generated(Schema kind) {
    try {
      Class<? extends SpecificRecord> type =
          Class.forName(kind.getFullName()).asSubclass(SpecificRecord.class);
      ByteBuffer bytes = new BinaryMessageEncoder<>(GenericData.get(), kind).encode(filled(kind));
      return SingleObject.codec(type).decode(bytes.array());
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object filled(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> {
        GenericData.Record record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), filled(field.schema())));
        yield record;
      }
      case UNION ->
          filled(
              schema.getTypes().stream()
                  .filter(type -> type.getType() != Schema.Type.NULL)
                  .findFirst()
                  .orElseThrow());
      case ENUM -> new GenericData.EnumSymbol(schema, schema.getEnumSymbols().getFirst());
      case ARRAY -> List.of();
      case MAP -> Map.of();
      case STRING -> TEXT;
      case BYTES -> ByteBuffer.allocate(0);
      case INT -> 1; // some count from one
      case LONG -> 0L;
      case DOUBLE -> 0.0;
      case BOOLEAN -> false;
      case FLOAT, FIXED, NULL -> throw new IllegalArgumentException("no schema has " + schema);
    };
  }
}
