package io.andon.gateway.testing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A curl command line as documents show it: options -X, -H, -d, long or short, and an address,
 * quoted or not.
 */
public final class Curl {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\\\\]+)");

  private String method = "GET";
  private final List<String> headers = new ArrayList<>();
  private byte @Nullable [] body;
  private URI address = URI.create("/");

  private Curl(List<String> words) {
    int i = 1;
    while (i < words.size()) {
      String word = words.get(i++);
      if (word.startsWith("-")) {
        option(word, words.get(i++));
      } else {
        address = URI.create(word);
      }
    }
  }

  private void option(String option, String value) {
    switch (option) {
      case "-X", "--request" -> method = value;
      case "-H", "--header" -> headers.addAll(List.of(value.split(": ", 2)));
      case "-d", "--data" -> body = value.getBytes(Fixtures.UTF8);
      case "--url" -> address = URI.create(value);
      default -> throw new AssertionError("what is " + option + "?");
    }
  }

  /** Does what the command says, whatever the host in its address. */
  public static Answer run(TestGateway gateway, String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group().replaceAll("^[\"']|[\"']$", ""));
    }
    if (!words.getFirst().equals("curl")) {
      throw new AssertionError("no curl command: " + command);
    }
    return new Curl(words).send(gateway);
  }

  private Answer send(TestGateway gateway) {
    String query = address.getRawQuery();
    String path = address.getRawPath() + (query == null ? "" : "?" + query);
    return gateway.raw(method, path, body, headers);
  }
}
