package io.andon.bench.cluster;

import io.andon.topology.settings.StartupException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Kafka broker in a process of its own: in the same one its garbage and its compiler threads
 * would count as the topology's. Its data and all that a benchmark keeps go with it.
 */
public final class BrokerProcess implements AutoCloseable {
  private final Path folder;
  private final Process process;
  private final String bootstrapServers;
  private final Thread atExit = new Thread(this::end, "broker-end");

  private BrokerProcess(Path folder, Process process, String bootstrapServers) {
    this.folder = folder;
    this.process = process;
    this.bootstrapServers = bootstrapServers;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts one and returns when clients are served.
   *
   * @throws StartupException when it does not come up
   */
  public static BrokerProcess start() {
    Path folder = TemporaryFolder.create();
    try {
      Process process =
          new ProcessBuilder(command(folder))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(BrokerChild.READY)) {
          return new BrokerProcess(folder, process, line.substring(BrokerChild.READY.length()));
        }
      }
      throw new StartupException("the broker process ended before it was ready");
    } catch (IOException e) {
      throw new StartupException("the broker process did not start: " + e.getMessage(), e);
    }
  }

  private static List<String> command(Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms768m",
        "-Xmx768m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        BrokerChild.class.getName(),
        folder.toString());
  }

  /** What clients put into {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Processor time so far. */
  public Cpu cpu() {
    return new Cpu(cpu(ProcessHandle.current().info()), cpu(process.info()));
  }

  private static Duration cpu(ProcessHandle.Info process) {
    return process.totalCpuDuration().orElse(Duration.ZERO);
  }

  /** A folder that is gone when the broker is closed. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }

  private void end() {
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
    TemporaryFolder.remove(folder);
  }
}
