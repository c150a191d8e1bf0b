package io.andon.gateway.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * A connection that is closed when the head of a request takes too long: Jetty only ends one on
 * which nothing comes at all. What takes too long within a body is {@link Patience}'s to say.
 */
final class TimedConnection extends HttpConnection {
  /** Blank lines before a request begin none, so there is no time to measure. */
  private static final int BLANKS = 8;

  private final long patienceNanos;
  private final AtomicInteger blanks = new AtomicInteger();
  private volatile long begun;

  private TimedConnection(
      HttpConfiguration settings, Connector connector, EndPoint endPoint, Duration patience) {
    super(settings, connector, endPoint);
    this.patienceNanos = patience.toNanos();
  }

  /** Makes connections whose heads have to arrive within {@code patience}. */
  static HttpConnectionFactory factory(HttpConfiguration settings, Duration patience) {
    return new HttpConnectionFactory(settings) {
      @Override
      public Connection newConnection(Connector connector, EndPoint endPoint) {
        TimedConnection connection = new TimedConnection(settings, connector, endPoint, patience);
        connection.setUseInputDirectByteBuffers(isUseInputDirectByteBuffers());
        connection.setUseOutputDirectByteBuffers(isUseOutputDirectByteBuffers());
        return configure(connection, connector, endPoint);
      }
    };
  }

  @Override
  public void onFillable() {
    // it may have been shortened while there was no request
    getEndPoint().setIdleTimeout(getConnector().getIdleTimeout());
    super.onFillable();
    if (getParser().isStart() ? isBlankOnceMore() : isHeadLate()) {
      getEndPoint().close();
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

  /** Whether no request of it is being answered. */
  boolean isIdle() {
    return getParser().inHeaderState();
  }
}
