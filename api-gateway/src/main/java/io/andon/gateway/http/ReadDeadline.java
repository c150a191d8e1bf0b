package io.andon.gateway.http;

import io.javalin.config.Key;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends the reading of a body that takes too long to arrive. The server's idle time-out begins anew
 * with every byte, so a byte now and then would hold a connection for ever; and what is waited for
 * need not be content, so looking at the clock after each read is not enough.
 */
public final class ReadDeadline implements AutoCloseable {
  /** Where requests find it. */
  public static final Key<ReadDeadline> KEY = new Key<>("andon-read-deadline");

  private final Duration atMost;
  private final ScheduledThreadPoolExecutor alarms;

  public ReadDeadline(Duration atMost) {
    this.atMost = atMost;
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("http-read-deadline").factory());
    alarms.setRemoveOnCancelPolicy(true);
  }

  public static ReadDeadline of(Context ctx) {
    return ctx.appData(KEY);
  }

  /** Reads something. */
  @FunctionalInterface
  public interface BlockingRead<T> {
    T read() throws IOException;
  }

  /** It took too long. */
  public static final class ExceededException extends IOException {
    private static final long serialVersionUID = 1L;

    private ExceededException(Throwable cause) {
      super("did not arrive in time", cause);
    }
  }

  /**
   * What is read.
   *
   * @throws ExceededException when it did not arrive in time
   */
  public <T> T read(BlockingRead<T> reading) throws IOException {
    Alarm alarm = new Alarm(Thread.currentThread());
    ScheduledFuture<?> set = alarms.schedule(alarm::ring, atMost.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return reading.read();
    } catch (IOException | RuntimeException e) {
      if (alarm.rang()) {
        throw new ExceededException(e);
      }
      throw e;
    } finally {
      set.cancel(false);
      alarm.stop();
    }
  }

  public Duration atMost() {
    return atMost;
  }

  /** Wakes a thread up unless it is done. */
  private static final class Alarm {
    private final Thread reader;
    private boolean rang;
    private boolean done;

    Alarm(Thread reader) {
      this.reader = reader;
    }

    synchronized void ring() {
      if (!done) {
        rang = true;
        reader.interrupt();
      }
    }

    synchronized boolean rang() {
      return rang;
    }

    /** What comes next must not be interrupted. */
    synchronized void stop() {
      done = true;
      if (rang) {
        boolean unused = Thread.interrupted();
      }
    }
  }

  @Override
  public void close() {
    alarms.shutdownNow();
  }
}
