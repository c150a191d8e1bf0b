package io.andon.standalone.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.andon.topology.settings.StartupException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Listens on this machine only, and prints each delivery. */
final class Receiver implements AutoCloseable {
  private static final int LONGEST_BODY = 1 << 20;

  private final HttpServer server;
  private final Verifier verifier;
  private final InstantSource clock;
  private final PrintStream out;
  private final Set<String> seen = new HashSet<>();

  private Receiver(HttpServer server, Verifier verifier, InstantSource clock, PrintStream out) {
    this.server = server;
    this.verifier = verifier;
    this.clock = clock;
    this.out = out;
  }

  /**
   * @param port 0 for any
   * @throws StartupException when the port is taken
   */
  static Receiver start(int port, Verifier verifier, InstantSource clock, PrintStream out) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new StartupException(
          "ANDON_RECEIVER_PORT: cannot listen on 127.0.0.1:%d: %s".formatted(port, e.getMessage()),
          e);
    }
    Receiver receiver = new Receiver(server, verifier, clock, out);
    server.createContext("/", receiver::handle);
    server.start();
    return receiver;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  // one at a time: what is printed stays in one piece
  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
      String problem =
          verifier.problem(
              header(exchange, "Andon-Timestamp"),
              header(exchange, "Andon-Signature"),
              body,
              clock.instant());
      say(exchange, problem, new String(body, UTF_8));
      exchange.sendResponseHeaders(problem == null ? 204 : 401, -1);
    }
  }

  private void say(HttpExchange exchange, @Nullable String problem, String body) {
    String delivery = String.valueOf(header(exchange, "Andon-Delivery"));
    String word = problem != null ? "refused" : seen.add(delivery) ? "received" : "again";
    String event = String.valueOf(header(exchange, "Andon-Event"));
    out.printf("%s %s, delivery %s%n", word, event, delivery);
    out.println("  " + (problem == null ? "signed right" : problem));
    out.println("  " + body);
    out.flush();
  }

  private static @Nullable String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
