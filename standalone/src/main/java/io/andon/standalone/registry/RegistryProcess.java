package io.andon.standalone.registry;

import io.andon.standalone.port.Port;
import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A schema registry that speaks the Confluent protocol, in a child process that ends when this
 * process ends, however that happens.
 */
public final class RegistryProcess implements AutoCloseable {
  private static final String CONFLUENT_API = "/apis/ccompat/v7";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RegistrySettings settings;
  private final Process process;
  private final int port;
  private final RegistryProbe probe;
  private volatile boolean closing;

  private RegistryProcess(
      RegistrySettings settings, Process process, int port, int managementPort) {
    this.settings = settings;
    this.process = process;
    this.port = port;
    this.probe = new RegistryProbe(managementPort);
  }

  /**
   * Starts the process and returns at once; {@link #awaitReady} says when it serves.
   *
   * @throws StartupException when it cannot: port taken, directory not writable
   */
  public static RegistryProcess start(RegistrySettings settings) {
    int port = Port.claim("ANDON_REGISTRY_PORT", settings.host(), settings.port());
    int managementPort = Port.free();
    Path scratch = settings.directory().resolve("tmp").toAbsolutePath();
    try {
      empty(scratch);
      Process process =
          new ProcessBuilder(RegistryCommand.of(settings, port, managementPort, scratch))
              .redirectErrorStream(true)
              .redirectOutput(settings.logFile().toFile())
              .start();
      return new RegistryProcess(settings, process, port, managementPort);
    } catch (IOException e) {
      throw new StartupException("the schema registry did not start: " + e.getMessage(), e);
    }
  }

  /**
   * Waits until requests are served.
   *
   * @throws StartupException when it ended or the time is up
   */
  public RegistryProcess awaitReady(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!probe.ready()) {
      if (!process.isAlive()) {
        throw new StartupException(
            "the schema registry ended with exit code %d, see %s"
                .formatted(process.exitValue(), settings.logFile()));
      }
      if (System.nanoTime() > deadline) {
        throw new StartupException(
            "the schema registry is not ready after %d s, see %s"
                .formatted(atMost.toSeconds(), settings.logFile()));
      }
      pause();
    }
    return this;
  }

  /** What clients put into {@code schema.registry.url}. */
  public String url() {
    return "http://%s:%d%s".formatted(settings.advertisedHost(), port, CONFLUENT_API);
  }

  public int port() {
    return port;
  }

  /** The child's process id. */
  public long pid() {
    return process.pid();
  }

  /** Completes with one line for the operator if the process ends before it is closed. */
  public CompletableFuture<String> crashed() {
    CompletableFuture<String> crash = new CompletableFuture<>();
    CompletableFuture<Void> unused =
        process
            .onExit()
            .thenAccept(
                ended -> {
                  if (!closing) {
                    crash.complete(
                        "the schema registry ended with exit code %d, see %s"
                            .formatted(ended.exitValue(), settings.logFile()));
                  }
                });
    return crash;
  }

  @Override
  public void close() {
    closing = true;
    askToEnd();
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Over its standard input, for signals it ignores. */
  private void askToEnd() {
    try (OutputStream input = process.getOutputStream()) {
      input.write('\n');
    } catch (IOException e) {
      // it has ended
    }
  }

  private void pause() {
    try {
      process.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupException("interrupted while the schema registry started", e);
    }
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> content = Files.walk(folder)) {
        for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
