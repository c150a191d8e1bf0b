package io.andon.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.andon.core.query.Page;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says where a list goes on: {@code Link: <...>; rel="next"} (RFC 8288), so that bodies keep the
 * shape of the vocabulary.
 */
public final class Paging {
  private Paging() {}

  /** The answer with a link to the next page, if there is one. */
  public static Reply reply(Request request, Page<?> page, Reply reply) {
    return page.next() == null
        ? reply
        : reply.with(
            "Link",
            "<%s>; rel=\"next\""
                .formatted(target(request, request.cursorSeal().close(page.next()))));
  }

  // the same request from the cursor on: it stands for what was skipped
  private static String target(Request request, String cursor) {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, List<String>> parameter : request.parameters().entrySet()) {
      String name = parameter.getKey();
      if (name.equals("limit") || !Parameters.OF_A_PART.contains(name)) {
        pairs.add(pair(name, parameter.getValue().getFirst()));
      }
    }
    pairs.add(pair("cursor", cursor));
    return request.rawPath() + '?' + String.join("&", pairs);
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, UTF_8) + '=' + URLEncoder.encode(value, UTF_8);
  }
}
