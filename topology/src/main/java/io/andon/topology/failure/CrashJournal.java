package io.andon.topology.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers across restarts which runs of a node did not come to their end, and what was found to
 * be unreadable. A process that runs out of memory has no time to write anything, so a run is
 * written down when it begins and crossed out when it ends.
 */
final class CrashJournal {
  /** Crashes before that are not of the same loop. */
  static final Duration LATELY = Duration.ofHours(1);

  private final Path starts;
  private final Path unreadable;

  /**
   * @param folder where its files are
   */
  CrashJournal(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.starts = folder.resolve("starts");
    this.unreadable = folder.resolve("unreadable");
  }

  /** A run begins; returns how many did not come to their end lately. */
  int begin(Instant now) {
    List<String> runs = new ArrayList<>();
    for (String line : lines(starts)) {
      if (isLately(line, now)) {
        runs.add(line);
      }
    }
    int crashed = runs.size();
    runs.add(now.toString());
    write(starts, runs);
    return crashed;
  }

  private static boolean isLately(String line, Instant now) {
    try {
      return !Instant.parse(line).isBefore(now.minus(LATELY));
    } catch (DateTimeParseException e) {
      return false; // half a line of a machine that went down
    }
  }

  /** The run ends as it should, and with it the loop. */
  void end() {
    write(starts, List.of());
  }

  /** What was found to be unreadable and is to be left out. */
  List<Unreadable> unreadable() {
    return lines(unreadable).stream().map(Unreadable::of).toList();
  }

  void leaveOut(List<Unreadable> ranges) {
    write(unreadable, ranges.stream().map(Unreadable::line).toList());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, List<String> lines) {
    try {
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.write(next, lines);
      try {
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
