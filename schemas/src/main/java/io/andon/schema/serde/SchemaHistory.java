package io.andon.schema.serde;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Every released version of the generated records' schemas, packaged as resources. */
final class SchemaHistory {
  private SchemaHistory() {}

  /** The versions of a class, oldest first; none when it was never released. */
  static List<Schema> of(Class<?> type) {
    List<Schema> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      String path = "/schema-history/%s/%03d.avsc".formatted(type.getName(), version);
      try (InputStream in = SchemaHistory.class.getResourceAsStream(path)) {
        if (in == null) {
          return versions;
        }
        versions.add(new Schema.Parser().parse(in));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + path, e);
      }
    }
  }
}
