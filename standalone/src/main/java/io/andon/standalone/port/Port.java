package io.andon.standalone.port;

import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Finds free ports, and says in one line which setting to change when a wanted one is taken. */
public final class Port {
  /** A process that was killed a moment ago may still be letting go of its port. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private Port() {}

  /** A port that was free a moment ago. */
  public static int free() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The wanted port, or a free one for 0.
   *
   * @param setting what the operator calls it, for the message
   * @throws StartupException when the port is taken or the address is not this machine's
   */
  public static int claim(String setting, String host, int wanted) {
    if (wanted == 0) {
      return free();
    }
    long deadline = System.nanoTime() + GRACE.toNanos();
    while (true) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName(host), wanted));
        return wanted;
      } catch (UnknownHostException e) {
        throw new StartupException("ANDON_HOST: unknown host " + host, e);
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw new StartupException(
              "%s: cannot listen on %s:%d (%s)".formatted(setting, host, wanted, e.getMessage()),
              e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }
}
