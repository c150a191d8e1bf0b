package io.andon.standalone.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A curl command as API documents print it: its request, without running curl.
 *
 * @param body null when there is none
 */
record Curl(String method, String url, Map<String, String> headers, String body) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  static Curl parse(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.replace("\\\n", " "));
    while (matcher.find()) {
      words.add(matcher.group().replaceAll("^(['\"])([\\s\\S]*)\\1$", "$2"));
    }
    if (!words.removeFirst().equals("curl")) {
      throw new IllegalArgumentException("no curl command: " + text);
    }
    String method = null;
    String url = null;
    String body = null;
    Map<String, String> headers = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "-X", "--request" -> method = words.get(++i);
        case "--url" -> url = words.get(++i);
        case "-d", "--data" -> body = words.get(++i);
        case "-H", "--header" -> {
          String[] header = words.get(++i).split(":\\s*", 2);
          headers.put(header[0], header[1]);
        }
        case "-i", "-s" -> {} // only what curl prints
        default -> url = words.get(i);
      }
    }
    if (url == null) {
      throw new IllegalArgumentException("no URL: " + text);
    }
    return new Curl(method != null ? method : body == null ? "GET" : "POST", url, headers, body);
  }
}
