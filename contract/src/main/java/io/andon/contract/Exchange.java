package io.andon.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request and what came back. */
public record Exchange(Request request, Response response) {
  /**
   * A request as it was sent.
   *
   * @param target path and query, encoded
   * @param body empty when there is none
   */
  public record Request(
      String method, String target, Map<String, List<String>> headers, byte[] body) {
    String path() {
      int end = target.indexOf('?');
      return end < 0 ? target : target.substring(0, end);
    }

    String query() {
      int end = target.indexOf('?');
      return end < 0 ? "" : target.substring(end + 1);
    }

    Optional<String> header(String name) {
      return first(headers, name);
    }
  }

  /**
   * An answer as it came.
   *
   * @param body empty when there is none
   */
  public record Response(int status, Map<String, List<String>> headers, byte[] body) {
    Optional<String> header(String name) {
      return first(headers, name);
    }

    boolean success() {
      return status >= 200 && status < 300;
    }
  }

  private static Optional<String> first(Map<String, List<String>> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }
}
