package io.andon.gateway.json;

import io.andon.core.text.Characters;
import io.andon.core.text.TextLimits;
import org.jspecify.annotations.Nullable;

/**
 * What a text may be.
 *
 * @param min least number of characters, blanks around it not counted
 * @param max greatest number of characters
 * @param lines whether line breaks and tabs are allowed
 */
public record Text(int min, int max, boolean lines) {
  /** An id or a name: one line, not empty. */
  public static final Text NAME = new Text(1, TextLimits.NAME, false);

  /** A headline. */
  public static final Text TITLE = new Text(1, TextLimits.LINE, false);

  /** One line, possibly empty. */
  public static final Text LINE = new Text(0, TextLimits.LINE, false);

  /** Prose. */
  public static final Text PROSE = new Text(0, TextLimits.PROSE, true);

  /** What is wrong with a value. */
  record Fault(String msg, String type) {}

  /** Whether the value is such a text. */
  public boolean allows(String value) {
    return fault(value) == null;
  }

  @Nullable Fault fault(String value) {
    if (value.length() > max && value.codePointCount(0, value.length()) > max) {
      return new Fault(
          "String should have at most %d characters".formatted(max), "string_too_long");
    }
    // what breaks consumers further down, or a reader's eye, the topology's own check names
    return switch (Characters.look(value, lines)) {
      case FORBIDDEN ->
          new Fault(
              "String should not hold control characters or ones that change the direction of text",
              "string_pattern_mismatch");
      case BLANK -> min == 0 ? null : tooShort();
      case FINE -> min > 1 && isShort(value) ? tooShort() : null;
    };
  }

  private boolean isShort(String value) {
    String bare = value.strip();
    return bare.codePointCount(0, bare.length()) < min;
  }

  private Fault tooShort() {
    return new Fault(
        "String should have at least %d character%s".formatted(min, min == 1 ? "" : "s"),
        "string_too_short");
  }
}
