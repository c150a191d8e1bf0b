package io.andon.gateway.cluster.routing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which headers travel between nodes. */
public final class PeerHeaders {
  /** Marks a request that a peer passed on: it is not passed on again. */
  public static final String HOP = "Andon-Hop";

  /** Asks for the peer's copy, because the owner did not answer. */
  public static final String COPY = "Andon-Copy";

  private static final List<String> OF_REQUEST =
      List.of(
          "Authorization",
          "X-API-Key",
          "Cookie",
          "Accept",
          "Accept-Language",
          "Content-Type",
          "If-Match",
          "If-None-Match",
          "Idempotency-Key",
          "Andon-Space",
          "X-Request-Id");

  // those that belong to one connection, and those every node sets itself
  private static final Set<String> NOT_OF_ANSWER =
      Set.of(
          "connection",
          "keep-alive",
          "transfer-encoding",
          "upgrade",
          "trailer",
          "content-length",
          "content-encoding",
          "vary",
          "date",
          "server",
          "x-request-id");

  private PeerHeaders() {}

  /** The headers to pass on. */
  public static Map<String, String> ofRequest(Function<String, @Nullable String> header) {
    Map<String, String> passed = new LinkedHashMap<>();
    for (String name : OF_REQUEST) {
      String value = header.apply(name);
      if (value != null) {
        passed.put(name, value);
      }
    }
    return passed;
  }

  static Map<String, String> ofAnswer(Map<String, List<String>> headers) {
    Map<String, String> relayed = new LinkedHashMap<>();
    headers.forEach(
        (name, values) -> {
          if (!NOT_OF_ANSWER.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
            relayed.put(name, String.join(", ", values));
          }
        });
    return relayed;
  }
}
