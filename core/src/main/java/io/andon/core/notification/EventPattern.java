package io.andon.core.notification;

import java.util.List;

/**
 * Which kinds of notification a webhook wants: one kind, all of a group ({@code incident.*}) or all
 * ({@code *}).
 */
public final class EventPattern {
  /** Every kind there is. */
  public static final List<String> EVENTS = NotificationKind.words();

  private EventPattern() {}

  public static boolean matches(String pattern, String event) {
    if (pattern.equals("*") || pattern.equals(event)) {
      return true;
    }
    return pattern.endsWith(".*")
        && event.startsWith(pattern.substring(0, pattern.length() - "*".length()));
  }

  /** Whether there is anything that the pattern could match. */
  public static boolean known(String pattern) {
    return EVENTS.stream().anyMatch(event -> matches(pattern, event));
  }
}
