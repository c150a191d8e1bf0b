package io.andon.topology.delivery;

import io.andon.schema.Notification;
import java.util.Locale;

/** What an e-mail about an incident says. Titles come from anywhere: each is made one line. */
final class MailText {
  private MailText() {}

  /** {@code [plant] #42 opened: Too hot (high)}. */
  static String subject(Notification told) {
    return "[%s] #%d %s: %s (%s)"
        .formatted(
            told.getSpace(),
            told.getNumber(),
            what(told),
            line(told.getTitle()),
            word(told.getSeverity()));
  }

  static String body(Notification told, String url) {
    return """
        Incident %d %s

        Title:    %s
        Severity: %s
        State:    %s
        Space:    %s
        Time:     %s

        %s
        """
        .formatted(
            told.getNumber(),
            what(told),
            line(told.getTitle()),
            word(told.getSeverity()),
            word(told.getState()),
            told.getSpace(),
            told.getAt(),
            url);
  }

  /** {@code opened} of {@code incident.opened}. */
  private static String what(Notification told) {
    return line(told.getKind().substring(told.getKind().lastIndexOf('.') + 1));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String line(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
