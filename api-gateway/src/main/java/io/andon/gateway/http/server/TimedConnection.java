package io.andon.gateway.http.server;

import io.andon.gateway.http.ReadDeadline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * A connection that is closed when the head of a request takes too long: Jetty only ends one on
 * which nothing comes at all. What takes too long within a body is {@link ReadDeadline}'s to say.
 */
final class TimedConnection extends HttpConnection {
  /** Blank lines before a request begin none, so there is no time to measure. */
  private static final int BLANKS = 8;

  private static final Duration IDLE_WHEN_FULL = Duration.ofSeconds(1);

  /** A client that keeps its side open must not hold up a server that stops. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final long patienceNanos;
  private final AtomicBoolean full;
  private final AtomicInteger blanks = new AtomicInteger();
  private volatile long begun;

  private TimedConnection(
      HttpConfiguration settings, Connector connector, EndPoint endPoint, Limits limits) {
    super(settings, connector, endPoint);
    this.patienceNanos = limits.patience().toNanos();
    this.full = limits.full();
  }

  /**
   * What a connection keeps to.
   *
   * @param patience how long a head may take
   * @param full whether all connections are taken
   */
  record Limits(Duration patience, AtomicBoolean full) {}

  /** Makes connections that keep to these limits. */
  static HttpConnectionFactory factory(HttpConfiguration settings, Limits limits) {
    return new HttpConnectionFactory(settings) {
      @Override
      public Connection newConnection(Connector connector, EndPoint endPoint) {
        TimedConnection connection = new TimedConnection(settings, connector, endPoint, limits);
        connection.setUseInputDirectByteBuffers(isUseInputDirectByteBuffers());
        connection.setUseOutputDirectByteBuffers(isUseOutputDirectByteBuffers());
        return configure(connection, connector, endPoint);
      }
    };
  }

  @Override
  public void onOpen() {
    super.onOpen();
    makeRoom();
  }

  @Override
  public void onFillable() {
    // it may have been shortened while there was no request
    getEndPoint()
        .setIdleTimeout(
            getConnector().isShutdown() ? LAST_WORDS.toMillis() : getConnector().getIdleTimeout());
    super.onFillable();
    if (getParser().isStart() ? isBlankOnceMore() : isHeadLate()) {
      getEndPoint().close();
    }
    makeRoom();
  }

  /** When all connections are taken, one that holds no request is not kept for long. */
  void makeRoom() {
    if (full.get() && getParser().inHeaderState()) {
      getEndPoint().setIdleTimeout(IDLE_WHEN_FULL.toMillis());
    }
  }

  private boolean isBlankOnceMore() {
    if (begun != getMessagesIn()) {
      begun = getMessagesIn();
      blanks.set(0);
    }
    return blanks.incrementAndGet() > BLANKS;
  }

  private boolean isHeadLate() {
    return getParser().inHeaderState()
        && System.nanoTime() - getParser().getBeginNanoTime() > patienceNanos;
  }
}
