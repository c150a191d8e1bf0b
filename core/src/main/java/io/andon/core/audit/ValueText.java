package io.andon.core.audit;

import io.andon.schema.ValueChange;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Values of records as the audit trail writes them. */
final class ValueText {
  /** All that is ever told of a secret. */
  private static final String SECRET = "changed";

  private ValueText() {}

  /** Whether there is no value: an empty list is as good as none. */
  static boolean isNothing(@Nullable Object value) {
    return value == null
        || (value instanceof Collection<?> all && all.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  static String of(Object value, AuditMark mark) {
    return switch (mark) {
      case NONE, SECRET -> SECRET;
      case ORIGIN -> origin(value.toString());
      case SHOWN -> of(value);
    };
  }

  static String of(Object value) {
    return switch (value) {
      case ByteBuffer bytes -> SECRET;
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
      case Collection<?> all -> all.stream().map(ValueText::of).collect(Collectors.joining(", "));
      case Map<?, ?> map -> of(map);
      case SpecificRecord record -> of(record);
      default -> value.toString();
    };
  }

  private static String of(Map<?, ?> map) {
    Map<String, String> sorted = new TreeMap<>();
    map.forEach((name, value) -> sorted.put(name.toString(), of(value)));
    return sorted.toString();
  }

  private static String of(SpecificRecord record) {
    return RecordChanges.between(null, record).stream()
        .map((ValueChange field) -> field.getField() + "=" + field.getAfter())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  // paths and queries of URLs are what receivers know their senders by
  private static String origin(String url) {
    try {
      URI uri = URI.create(url);
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return "%s://%s%s/…".formatted(uri.getScheme(), uri.getHost(), port);
    } catch (IllegalArgumentException e) {
      return SECRET;
    }
  }
}
