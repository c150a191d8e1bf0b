package io.andon.bench.cluster;

import io.andon.topology.settings.StartupException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java program in a process of its own, with this one's class path: in the same process its
 * garbage and its compiler threads would count as somebody else's. It has to watch its parent, see
 * {@link ParentWatch}.
 */
public final class JavaChild implements AutoCloseable {
  private static final int FIRST_TO_WARN_OF_UNSAFE = 24;

  private final Process process;
  private final String readyAt;

  private JavaChild(Process process, String readyAt) {
    this.process = process;
    this.readyAt = readyAt;
  }

  /**
   * What runs.
   *
   * @param main class with the main method
   * @param flags for Java: memory above all
   * @param arguments of the main method
   * @param environment the only settings of Andon it sees
   */
  public record Program(
      Class<?> main, List<String> flags, List<String> arguments, Map<String, String> environment) {}

  /**
   * Starts one and returns when it says that it is ready.
   *
   * @param ready how the line on its standard output begins that says so
   * @throws StartupException when it does not come up
   */
  public static JavaChild start(Program program, String ready) {
    String name = program.main().getSimpleName();
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command(program)).redirectError(ProcessBuilder.Redirect.INHERIT);
      builder.environment().keySet().removeIf(variable -> variable.startsWith("ANDON_"));
      builder.environment().putAll(program.environment());
      Process process = builder.start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(ready)) {
          return new JavaChild(process, line.substring(ready.length()));
        }
      }
      throw new StartupException("the process " + name + " ended before it was ready");
    } catch (IOException e) {
      throw new StartupException("the process " + name + " did not start: " + e.getMessage(), e);
    }
  }

  private static List<String> command(Program program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program.flags());
    // as ./andon runs everything
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= FIRST_TO_WARN_OF_UNSAFE) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-Dlogback.configurationFile=io/andon/bench/logback.xml");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.main().getName()));
    command.addAll(program.arguments());
    return command;
  }

  /** What it said after the words that mean ready. */
  public String readyAt() {
    return readyAt;
  }

  public long pid() {
    return process.pid();
  }

  /** Processor time so far. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
