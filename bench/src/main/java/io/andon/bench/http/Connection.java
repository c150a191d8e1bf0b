package io.andon.bench.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept-alive connection with one request under way at a time. */
final class Connection implements AutoCloseable {
  private final SocketChannel channel;
  private final ResponseReader reader = new ResponseReader();
  private long sentAt;

  private Connection(SocketChannel channel) {
    this.channel = channel;
  }

  static Connection open(InetSocketAddress server, Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open(server);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Connection connection = new Connection(channel);
    channel.register(selector, SelectionKey.OP_READ, connection);
    return connection;
  }

  void send(ByteBuffer request) throws IOException {
    sentAt = System.nanoTime();
    while (request.hasRemaining()) { // it is far smaller than the socket's buffer
      channel.write(request);
    }
  }

  /** Reads what has come; true when the response is complete. */
  boolean receive(ByteBuffer buffer) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw new EOFException("the server closed a connection");
    }
    buffer.flip();
    boolean complete = reader.take(buffer);
    if (complete && reader.lastStatus() / 100 != 2) {
      throw new BadResponseException("a request was answered with status " + reader.lastStatus());
    }
    return complete;
  }

  /** When the last request left, by {@link System#nanoTime}. */
  long sentAt() {
    return sentAt;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
