package io.andon.schema.serde;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Records with every kind of content, made from their schemas; the same ones for the same seed. */
final class Samples {
  private static final int PER_TYPE = 24;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "line-1",
          "Zürich straße",
          "日本語のライン",
          "🏭 stop 🛑",
          "a\u0000b",
          "\"quoted\" \\ \n\t",
          "x".repeat(5_000));
  private static final List<Long> LONGS =
      List.of(0L, 1L, -1L, 63L, 64L, 1L << 31, 1_754_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE);
  private static final List<Integer> INTS =
      List.of(0, -1, 64, Integer.MAX_VALUE, Integer.MIN_VALUE);
  private static final List<Double> DOUBLES =
      List.of(0d, -0d, 1.5, Double.MIN_VALUE, -Double.MAX_VALUE, Double.NEGATIVE_INFINITY);

  private final Random random;
  // the first samples of a type take every branch of every union once
  private final int turn;

  private Samples(long seed, int turn) {
    this.random = new Random(seed);
    this.turn = turn;
  }

  static <T extends SpecificRecord> Stream<T> of(Class<T> type) {
    RecordTrust.establish();
    return Stream.iterate(0, i -> i < PER_TYPE, i -> i + 1).map(i -> of(type, i));
  }

  static <T extends SpecificRecord> T of(Class<T> type, int turn) {
    RecordTrust.establish();
    return type.cast(
        new Samples(type.getName().hashCode() + turn, turn)
            .record(SpecificData.get().getSchema(type)));
  }

  private @Nullable Object make(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case ENUM -> enumeration(schema);
      case ARRAY -> array(schema);
      case MAP -> map(schema);
      case UNION -> make(schema.getTypes().get(branch(schema)));
      case STRING -> pick(TEXTS);
      case BYTES -> ByteBuffer.wrap(pick(TEXTS).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      case INT -> pick(INTS);
      case LONG -> number(schema);
      case FLOAT -> (float) (double) pick(DOUBLES);
      case DOUBLE -> pick(DOUBLES);
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
      case FIXED -> throw new IllegalStateException("no fixed types yet: " + schema);
    };
  }

  private SpecificRecord record(Schema schema) {
    SpecificRecord made = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    schema.getFields().forEach(field -> made.put(field.pos(), make(field.schema())));
    return made;
  }

  private Object enumeration(Schema schema) {
    return SpecificData.get().createEnum(pick(schema.getEnumSymbols()), schema);
  }

  private List<@Nullable Object> array(Schema schema) {
    List<@Nullable Object> made = new ArrayList<>();
    // a union in an array: one of each
    Schema element = schema.getElementType();
    if (element.getType() == Schema.Type.UNION) {
      element.getTypes().forEach(branch -> made.add(make(branch)));
      return made;
    }
    for (int i = size(); i > 0; i--) {
      made.add(make(element));
    }
    return made;
  }

  private Map<String, @Nullable Object> map(Schema schema) {
    Map<String, @Nullable Object> made = new HashMap<>();
    for (int i = size(); i > 0; i--) {
      made.put(pick(TEXTS), make(schema.getValueType()));
    }
    return made;
  }

  private Object number(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
        ? Instant.ofEpochMilli(pick(LONGS))
        : pick(LONGS);
  }

  private int branch(Schema union) {
    int branches = union.getTypes().size();
    return turn < branches ? turn : random.nextInt(branches);
  }

  private int size() {
    return turn == 0 ? 0 : random.nextInt(4);
  }

  private <V> V pick(List<V> values) {
    return values.get(random.nextInt(values.size()));
  }
}
