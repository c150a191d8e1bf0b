package io.andon.gateway.json;

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
  public static final Text NAME = new Text(1, 200, false);

  /** A headline. */
  public static final Text TITLE = new Text(1, 500, false);

  /** One line, possibly empty. */
  public static final Text LINE = new Text(0, 500, false);

  /** Prose. */
  public static final Text PROSE = new Text(0, 10_000, true);

  /** What is wrong with a value. */
  record Fault(String msg, String type) {}

  /** Whether the value is such a text. */
  public boolean allows(String value) {
    return fault(value) == null;
  }

  @Nullable Fault fault(String value) {
    if (value.strip().codePointCount(0, value.strip().length()) < min) {
      return new Fault(
          "String should have at least %d character%s".formatted(min, min == 1 ? "" : "s"),
          "string_too_short");
    }
    if (value.codePointCount(0, value.length()) > max) {
      return new Fault(
          "String should have at most %d characters".formatted(max), "string_too_long");
    }
    return value.codePoints().allMatch(this::allowed)
        ? null
        : new Fault("String should not hold control characters", "string_pattern_mismatch");
  }

  // NUL and its kin break consumers further down; half a surrogate pair is no character at all
  private boolean allowed(int codePoint) {
    if (Character.getType(codePoint) == Character.SURROGATE) {
      return false;
    }
    return !Character.isISOControl(codePoint)
        || (lines && (codePoint == '\n' || codePoint == '\r' || codePoint == '\t'));
  }
}
