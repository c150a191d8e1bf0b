package io.andon.bench.http;

import io.andon.bench.report.Latencies;
import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts load on a server. It shares the machine with what it measures, so it is made to cost little:
 * one thread for all connections, requests made beforehand, bodies passed over.
 */
public final class LoadClient {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final long PATIENCE_MILLIS = 15_000;

  private final Load load;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final List<ByteBuffer> requests = new ArrayList<>();
  private final Latencies latencies = new Latencies();
  private int next;
  private int underWay;
  private long end;

  private LoadClient(Load load) {
    this.load = load;
    for (byte[] request : load.requests()) {
      requests.add(ByteBuffer.wrap(request));
    }
  }

  /**
   * How it went.
   *
   * @param latencies of every request that was answered in time
   * @param seconds it took
   * @param cpu processor time of this client
   */
  public record Measured(Latencies latencies, double seconds, Duration cpu) {}

  /**
   * Runs the load from the calling thread.
   *
   * @throws StartupException when the server fails or refuses a request
   */
  public static Measured run(Load load) {
    try {
      return new LoadClient(load).run();
    } catch (IOException | UncheckedIOException | BadResponseException e) {
      throw new StartupException("the load on %s: %s".formatted(load.server(), e.getMessage()), e);
    }
  }

  private Measured run() throws IOException {
    List<Connection> connections = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < load.connections(); i++) {
        connections.add(Connection.open(load.server(), selector));
      }
      long cpuBefore = cpu();
      long begin = System.nanoTime();
      end = begin + load.duration().toNanos();
      for (Connection connection : connections) {
        send(connection);
      }
      while (underWay > 0) {
        if (selector.select(this::receive, PATIENCE_MILLIS) == 0) {
          throw new BadResponseException("no answer within " + PATIENCE_MILLIS + " ms");
        }
      }
      double seconds = load.duration().toNanos() / 1e9;
      return new Measured(latencies, seconds, Duration.ofNanos(cpu() - cpuBefore));
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private void receive(SelectionKey key) {
    Connection connection = (Connection) key.attachment();
    try {
      if (!connection.receive(buffer)) {
        return;
      }
      underWay--;
      long now = System.nanoTime();
      if (now < end) {
        latencies.add(now - connection.sentAt());
        send(connection);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(Connection connection) throws IOException {
    connection.send(requests.get(next).rewind());
    next = next + 1 == requests.size() ? 0 : next + 1;
    underWay++;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
