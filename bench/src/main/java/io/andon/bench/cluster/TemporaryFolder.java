package io.andon.bench.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for as long as a benchmark runs. */
final class TemporaryFolder {
  private TemporaryFolder() {}

  static Path create() {
    try {
      return Files.createTempDirectory("andon-bench-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Removes it as far as it can: its writer may still be at work, or may have removed it itself.
   */
  static void remove(Path folder) {
    for (int attempt = 0; attempt < 3 && Files.exists(folder); attempt++) {
      List<Path> content;
      try (Stream<Path> walk = Files.walk(folder)) {
        content = walk.sorted(Comparator.reverseOrder()).toList();
      } catch (IOException | UncheckedIOException e) {
        continue; // something vanished while we looked
      }
      for (Path path : content) {
        try {
          Files.deleteIfExists(path);
        } catch (IOException e) {
          // not empty any more: the next attempt finds out
        }
      }
    }
  }
}
