package io.andon.schema.serde;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registry of a few lines that speaks Confluent's protocol over HTTP. */
final class FakeRegistry implements AutoCloseable {
  /** Ids start here, so that no two of their bytes are alike. */
  private static final int FIRST_ID = 0x01F2_83D4;

  private static final ObjectMapper JSON = new ObjectMapper();

  record Asked(String method, String path, @Nullable String authorization) {}

  private record Reply(int status, ObjectNode body) {
    Reply with(String key, String value) {
      body.put(key, value);
      return this;
    }

    Reply with(String key, int value) {
      body.put(key, value);
      return this;
    }
  }

  private final HttpServer server;
  private final String base;
  private final List<String> texts = new ArrayList<>();
  private final Map<String, List<Integer>> subjects = new HashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private int failures;

  private FakeRegistry(String base) throws IOException {
    this.base = base;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  static FakeRegistry start() {
    return startAt("");
  }

  /** Below a path, as Apicurio has it. */
  static FakeRegistry startAt(String base) {
    try {
      return new FakeRegistry(base);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String hostAndPort() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String url() {
    return "http://" + hostAndPort() + base;
  }

  /** Answers the next questions with 500. */
  synchronized void failNext(int questions) {
    failures = questions;
  }

  synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** The text of every schema registered under the subject. */
  synchronized List<String> texts(String subject) {
    return subjects.getOrDefault(subject, List.of()).stream().map(this::text).toList();
  }

  synchronized int register(String subject, String text) {
    if (!texts.contains(text)) {
      texts.add(text);
    }
    int id = id(text);
    List<Integer> versions = subjects.computeIfAbsent(subject, ignored -> new ArrayList<>());
    if (!versions.contains(id)) {
      versions.add(id);
    }
    return id;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    Reply reply;
    synchronized (this) {
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      asked.add(new Asked(exchange.getRequestMethod(), path, authorization));
      reply = failures > 0 ? failure() : reply(path, body);
    }
    byte[] sent = JSON.writeValueAsBytes(reply.body);
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(reply.status, sent.length);
    exchange.getResponseBody().write(sent);
    exchange.close();
  }

  private Reply failure() {
    failures--;
    return error(500, 50001, "Error in the backend data store");
  }

  private Reply reply(String rawPath, byte[] body) throws IOException {
    if (!rawPath.startsWith(base + "/")) {
      return error(404, 404, "HTTP 404 Not Found");
    }
    String[] path = rawPath.substring(base.length() + 1).split("/", -1);
    if (path[0].equals("schemas")) {
      int id = Integer.parseInt(path[2]);
      return id >= FIRST_ID && id < FIRST_ID + texts.size()
          ? ok().with("schema", text(id))
          : error(404, 40403, "Schema " + id + " not found");
    }
    String subject = URLDecoder.decode(path[1], StandardCharsets.UTF_8);
    return switch (path.length) {
      case 2 -> lookup(subject, text(body));
      case 3 -> ok().with("id", register(subject, text(body)));
      default -> version(subject, path[3]);
    };
  }

  private Reply lookup(String subject, String text) {
    if (!subjects.containsKey(subject)) {
      return error(404, 40401, "Subject '" + subject + "' not found.");
    }
    int id = id(text);
    return subjects.get(subject).contains(id)
        ? ok().with("id", id).with("subject", subject).with("version", 1).with("schema", text)
        : error(404, 40403, "Schema not found");
  }

  private Reply version(String subject, String version) {
    List<Integer> ids = subjects.getOrDefault(subject, List.of());
    if (ids.isEmpty()) {
      return error(404, 40401, "Subject '" + subject + "' not found.");
    }
    int number = version.equals("latest") ? ids.size() : Integer.parseInt(version);
    int id = ids.get(number - 1);
    return ok().with("id", id)
        .with("subject", subject)
        .with("version", number)
        .with("schema", text(id));
  }

  private int id(String text) {
    return FIRST_ID + texts.indexOf(text);
  }

  private String text(int id) {
    return texts.get(id - FIRST_ID);
  }

  private static String text(byte[] body) throws IOException {
    return JSON.readTree(body).path("schema").asText();
  }

  private static Reply ok() {
    return new Reply(200, JsonNodeFactory.instance.objectNode());
  }

  private static Reply error(int status, int code, String message) {
    return new Reply(status, ok().body()).with("error_code", code).with("message", message);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
