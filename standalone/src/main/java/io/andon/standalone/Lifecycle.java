package io.andon.standalone;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started so far: told to the operator, watched, and closed in reverse order. */
final class Lifecycle implements AutoCloseable {
  private final PrintStream out;
  private final PrintStream err;
  private final Path logs;
  private final long begin = System.nanoTime();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private boolean closed;

  Lifecycle(PrintStream out, PrintStream err, Path logs) {
    this.out = out;
    this.err = err;
    this.logs = logs;
  }

  /**
   * Takes a part over.
   *
   * @throws CancellationException when the stop came first; the part is closed again
   */
  <T extends AutoCloseable> T started(T part) {
    synchronized (this) {
      if (!closed) {
        parts.push(part);
        return part;
      }
    }
    close(part);
    throw new CancellationException("stopped while starting");
  }

  /** The line, when it comes, ends everything. */
  void failsWith(CompletableFuture<String> line) {
    // A future that fails instead of bringing its line is a failure as well.
    CompletableFuture<String> unused =
        line.whenComplete(
            (text, error) -> failure.complete(error == null ? text : error.toString()));
  }

  /** Waits until a part fails; a stop from outside ends the process before that. */
  String awaitFailure() {
    return failure.join();
  }

  void say(String line) {
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    out.printf("  %4.1f s  %s%n", millis / 1000.0, line);
    out.flush();
  }

  void announce(String line) {
    out.println(line);
    out.flush();
  }

  void complain(String line) {
    err.println("andon: " + line);
    err.flush();
  }

  Path logs() {
    return logs;
  }

  synchronized boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    Deque<AutoCloseable> open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = new ArrayDeque<>(parts);
      parts.clear();
    }
    open.forEach(Lifecycle::close);
  }

  /** The others still have to be closed, whatever one of them says. */
  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      logger().error("closing {}", part.getClass().getSimpleName(), e);
    }
  }

  /** Not a constant: logging is set up after this class is loaded. */
  private static Logger logger() {
    return LoggerFactory.getLogger(Lifecycle.class);
  }
}
