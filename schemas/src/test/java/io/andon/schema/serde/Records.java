package io.andon.schema.serde;

import io.andon.schema.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** Every record class that is generated. */
final class Records {
  private Records() {}

  static List<Class<? extends SpecificRecord>> all() {
    try {
      Path classes =
          Path.of(Alert.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(classes.resolve("io/andon/schema"), 2)) {
        return files
            .map(classes::relativize)
            .map(Path::toString)
            .filter(name -> name.endsWith(".class"))
            .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
            .sorted()
            .<Class<?>>map(Records::load)
            .filter(SpecificRecord.class::isAssignableFrom)
            .<Class<? extends SpecificRecord>>map(type -> type.asSubclass(SpecificRecord.class))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The ones that other systems see. */
  static List<Class<? extends SpecificRecord>> published() {
    return all().stream()
        .filter(type -> type.getPackageName().equals(Alert.class.getPackageName()))
        .toList();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Records.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
