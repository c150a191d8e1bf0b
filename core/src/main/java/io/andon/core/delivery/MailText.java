package io.andon.core.delivery;

import io.andon.schema.Notification;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an e-mail about an incident says. Titles come from anywhere: each is made one line. */
final class MailText {
  private static final int MOST_ASSETS = 10;

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

  /**
   * @param url where the incident is
   * @param preferences where people say how they want to be told
   */
  static String body(Notification told, String url, String preferences) {
    return """
        Incident %d %s

        Title:    %s
        Severity: %s
        State:    %s
        Assets:   %s
        %sSpace:    %s
        Time:     %s

        %s

        You get this as an owner or steward of %s.
        For no more of it PUT the channels you want to
        %s
        or, without a user of your own, ask the administrators of the space %s.
        """
        .formatted(
            told.getNumber(),
            what(told),
            line(told.getTitle()),
            word(told.getSeverity()),
            word(told.getState()),
            assets(told.getAssets()),
            evidence(told.getNewEvidence()),
            told.getSpace(),
            told.getAt().truncatedTo(ChronoUnit.SECONDS),
            url,
            told.getAssets().size() == 1
                ? line(told.getAssets().getFirst())
                : "one of these assets",
            preferences,
            told.getSpace());
  }

  private static String assets(List<String> assets) {
    String shown =
        assets.stream().limit(MOST_ASSETS).map(MailText::line).collect(Collectors.joining(", "));
    int more = assets.size() - MOST_ASSETS;
    if (more > 0) {
      return "%s and %d more".formatted(shown, more);
    }
    return shown.isEmpty() ? "none" : shown;
  }

  private static String evidence(long pieces) {
    return pieces == 0 ? "" : "Evidence: %d new since the last message\n".formatted(pieces);
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
