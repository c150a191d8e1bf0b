package io.andon.gateway.http;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A REST vocabulary over the same spaces: routes that translate, and a wording for what goes wrong.
 * A surface holds no business rule.
 *
 * @param name in commands and the audit log
 * @param paths its paths, known or not: whose format an error takes
 */
public record Surface(String name, Pattern paths, ErrorFormat errorFormat, List<Route> routes) {
  /** A surface whose routes come in groups. */
  @SafeVarargs
  public static Surface of(
      String name, String paths, ErrorFormat errorFormat, List<Route>... routes) {
    return new Surface(
        name,
        Pattern.compile(paths, Pattern.DOTALL),
        errorFormat,
        Stream.of(routes).flatMap(List::stream).toList());
  }

  public boolean covers(String path) {
    return paths.matcher(path).matches();
  }
}
