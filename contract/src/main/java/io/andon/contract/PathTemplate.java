package io.andon.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with parameters in braces, each of them one whole segment. */
record PathTemplate(String text) {
  private List<String> segments() {
    return Arrays.asList(text.split("/", -1));
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }

  List<String> parameters() {
    return segments().stream()
        .filter(PathTemplate::isParameter)
        .map(segment -> segment.substring(1, segment.length() - 1))
        .toList();
  }

  /**
   * The parameters of a path, decoded; empty when it is no such path. A slash at its end is none.
   */
  Optional<Map<String, String>> match(String path) {
    List<String> mine = segments();
    List<String> theirs = Arrays.asList(path.replaceFirst("(?<=.)/+$", "").split("/", -1));
    if (mine.size() != theirs.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < mine.size(); i++) {
      String name = mine.get(i);
      String value = decoded(theirs.get(i));
      if (isParameter(name)
          && !value.isEmpty()
          && value.chars().allMatch(c -> c > 31 && c != '/')) {
        parameters.put(name.substring(1, name.length() - 1), value);
      } else if (!name.equals(theirs.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  private static String decoded(String segment) {
    // in a path a plus sign is itself
    return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
  }
}
