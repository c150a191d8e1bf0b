package io.andon.core.space;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a decision would write can be written, known before anything is. The bounds on what
 * a space holds keep nearly every record far below the limit; this is for what they miss.
 */
public final class RecordSize {
  /** Half of what Kafka is told to take: the rest is for keys, headers and the frame. */
  public static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final int NUMBER = 10;
  private static final int LENGTH = 5;

  private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

  private final boolean exact;

  private RecordSize(boolean exact) {
    this.exact = exact;
  }

  /** Why the changes cannot be written, one sentence; null when they can. */
  public static @Nullable String problem(List<Change> changes) {
    for (Change change : changes) {
      String problem = change instanceof Change.Unbounded grows ? problem(grows) : null;
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static @Nullable String problem(Change.Unbounded change) {
    for (IndexedRecord record : change.records()) {
      String problem = problem(record);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  /** Why a record cannot be written, one sentence; null when it can. */
  public static @Nullable String problem(IndexedRecord record) {
    // at first every character counts for as much as one can have
    if (new RecordSize(false).of(record) <= MOST_BYTES) {
      return null;
    }
    long bytes = new RecordSize(true).of(record);
    return bytes <= MOST_BYTES
        ? null
        : "this would write a %s of %d bytes, and at most %d are kept"
            .formatted(record.getSchema().getName(), bytes, MOST_BYTES);
  }

  /** Which fields of a kind of record need a look: numbers and names of states are always small. */
  private static final class Shape {
    private final long bytes;
    private final int[] varying;

    private Shape(long bytes, int[] varying) {
      this.bytes = bytes;
      this.varying = varying;
    }

    private static Shape of(Schema schema) {
      int[] varying =
          schema.getFields().stream()
              .filter(field -> varies(field.schema()))
              .mapToInt(Schema.Field::pos)
              .toArray();
      return new Shape(1 + (long) NUMBER * (schema.getFields().size() - varying.length), varying);
    }

    private static boolean varies(Schema schema) {
      return switch (schema.getType()) {
        case UNION -> schema.getTypes().stream().anyMatch(Shape::varies);
        case STRING, BYTES, ARRAY, MAP, RECORD -> true;
        default -> false;
      };
    }
  }

  private long of(@Nullable Object value) {
    return switch (value) {
      case null -> 1;
      case CharSequence text -> LENGTH + text(text);
      case IndexedRecord record -> {
        Shape shape = SHAPES.get(record.getClass());
        if (shape == null) {
          shape = SHAPES.computeIfAbsent(record.getClass(), type -> Shape.of(record.getSchema()));
        }
        long sum = shape.bytes;
        for (int field : shape.varying) {
          sum += of(record.get(field));
        }
        yield sum;
      }
      case Collection<?> all -> {
        long sum = LENGTH;
        for (Object one : all) {
          sum += of(one);
        }
        yield sum;
      }
      case Map<?, ?> all -> {
        long sum = LENGTH;
        for (Map.Entry<?, ?> entry : all.entrySet()) {
          sum += of(entry.getKey()) + of(entry.getValue());
        }
        yield sum;
      }
      case ByteBuffer bytes -> LENGTH + bytes.remaining();
      default -> NUMBER;
    };
  }

  private long text(CharSequence text) {
    if (!exact) {
      return 3L * text.length();
    }
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }
}
