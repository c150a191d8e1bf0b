package io.andon.standalone.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody's receiver of webhooks, as docs/webhooks.md has it. */
final class Receiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Request> requests = new ArrayList<>();
  private int special = -1;
  private Runnable then = () -> {};

  /** One request as it came. */
  record Request(String delivery, String timestamp, String signature, String body) {
    String incident() {
      return json().at("/incident/id").asText();
    }

    String space() {
      return json().at("/space").asText();
    }

    /** Id of the notification, which is the same for every receiver. */
    String notification() {
      return json().at("/id").asText();
    }

    int number() {
      return json().at("/incident/number").asInt();
    }

    private JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean isSignedWith(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        byte[] hmac = mac.doFinal((timestamp + "." + body).getBytes(UTF_8));
        return List.of(signature.split(",")).contains("v1=" + HexFormat.of().formatHex(hmac));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      boolean now;
      synchronized (this) {
        requests.add(
            new Request(
                exchange.getRequestHeaders().getFirst("Andon-Delivery"),
                exchange.getRequestHeaders().getFirst("Andon-Timestamp"),
                exchange.getRequestHeaders().getFirst("Andon-Signature"),
                body));
        now = requests.size() == special;
      }
      if (now) {
        then.run();
      } else {
        exchange.sendResponseHeaders(204, -1);
      }
    }
  }

  /** Has that done instead of an answer to that request, counted from 1. */
  void at(int request, Runnable what) {
    special = request;
    then = what;
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
