package io.andon.bench.cluster;

import io.andon.topology.settings.StartupException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Kafka broker in a process of its own. Its data and all that a benchmark keeps go with it. */
public final class BrokerProcess implements AutoCloseable {
  private final Path folder;
  private final JavaChild child;
  private final Thread atExit = new Thread(this::end, "broker-end");

  private BrokerProcess(Path folder, JavaChild child) {
    this.folder = folder;
    this.child = child;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts one and returns when clients are served.
   *
   * @throws StartupException when it does not come up
   */
  public static BrokerProcess start() {
    Path folder = TemporaryFolder.create();
    JavaChild.Program program =
        new JavaChild.Program(
            BrokerChild.class,
            List.of("-Xms768m", "-Xmx768m"),
            List.of(folder.toString()),
            Map.of());
    return new BrokerProcess(folder, JavaChild.start(program, BrokerChild.READY));
  }

  /** What clients put into {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return child.readyAt();
  }

  /** Processor time so far. */
  public Cpu cpu() {
    return new Cpu(
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO), child.cpu());
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
    child.close();
    TemporaryFolder.remove(folder);
  }
}
