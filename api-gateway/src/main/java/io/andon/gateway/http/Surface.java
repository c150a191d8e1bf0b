package io.andon.gateway.http;

import java.util.List;

/**
 * One REST vocabulary over the same spaces: routes that translate, and a wording for what goes
 * wrong. A surface holds no business rule.
 */
public interface Surface {
  /** Its name in commands and the audit log. */
  String name();

  /** Whether a path, known or not, is this surface's; decides whose format an error takes. */
  boolean covers(String path);

  List<Route> routes();

  ErrorFormat errorFormat();
}
