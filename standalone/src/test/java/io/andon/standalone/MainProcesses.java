package io.andon.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs {@link io.andon.standalone.Main} in processes of their own and ends all of them. */
final class MainProcesses implements AutoCloseable {
  private final List<Process> started = new ArrayList<>();

  /** A process and what it has written so far. */
  record Main(Process process, Path outFile, Path errFile) {
    String out() {
      return read(outFile);
    }

    String err() {
      return read(errFile);
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Main start(Path folder, int kafkaPort, int registryPort) throws IOException {
    Path out = Files.createTempFile(folder, "main", ".out");
    Path err = Files.createTempFile(folder, "main", ".err");
    ProcessBuilder builder = new ProcessBuilder(command());
    builder.environment().keySet().removeIf(name -> name.startsWith("ANDON_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "ANDON_DATA", folder.resolve("data").toString(),
                "ANDON_KAFKA_PORT", Integer.toString(kafkaPort),
                "ANDON_REGISTRY_PORT", Integer.toString(registryPort)));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    started.add(process);
    return new Main(process, out, err);
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx400m"));
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(io.andon.standalone.Main.class.getName(), "broker"));
    return command;
  }

  /** Their registries end with them. */
  @Override
  public void close() {
    for (Process process : started) {
      process.destroyForcibly().onExit().join();
    }
  }
}
