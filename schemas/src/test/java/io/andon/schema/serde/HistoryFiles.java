package io.andon.schema.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The committed versions of the schemas: {@code <full name>/<nnn>.avsc}. */
final class HistoryFiles {
  private final Path root;

  HistoryFiles(Path root) {
    this.root = root;
  }

  /** Every record that has a history. */
  List<String> names() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The versions of a record, oldest first. */
  List<Schema> versions(String name) {
    List<Schema> versions = new ArrayList<>();
    try {
      for (Path file = file(name, 1); Files.exists(file); file = file(name, versions.size() + 1)) {
        versions.add(new Schema.Parser().parse(file.toFile()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions;
  }

  void write(String name, int version, Schema schema) {
    try {
      Path file = file(name, version);
      Files.createDirectories(file.getParent());
      Files.writeString(file, SchemaTexts.withoutJavaStrings(schema).toString(true) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void delete(String name) {
    try (Stream<Path> files = Files.walk(root.resolve(name))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name, int version) {
    return root.resolve(name).resolve("%03d.avsc".formatted(version));
  }
}
