package io.andon.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Memory of a process as the system sees it.
 *
 * @param now bytes it holds
 * @param peak bytes it held at most
 */
public record ResidentMemory(long now, long peak) {
  /** Of the process with this id; empty on systems other than Linux. */
  public static Optional<ResidentMemory> of(long pid) {
    try {
      return Optional.of(read(Files.readAllLines(Path.of("/proc/" + pid + "/status"))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Reads {@code /proc/<pid>/status}. */
  static ResidentMemory read(List<String> status) {
    return new ResidentMemory(bytes(status, "VmRSS:"), bytes(status, "VmHWM:"));
  }

  private static long bytes(List<String> status, String name) {
    for (String line : status) {
      if (line.startsWith(name)) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10; // in kB, which are KiB
      }
    }
    return 0;
  }
}
