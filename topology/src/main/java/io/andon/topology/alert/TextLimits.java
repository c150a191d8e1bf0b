package io.andon.topology.alert;

import org.jspecify.annotations.Nullable;

/**
 * How long texts of an event may be, over HTTP and over topics alike: one giant title would be in
 * every list.
 */
public final class TextLimits {
  /** Ids and names, in characters. */
  public static final int NAME = 200;

  /** One line, in characters. */
  public static final int LINE = 500;

  /** Prose, in characters. */
  public static final int PROSE = 10_000;

  private TextLimits() {}

  /** Why a required id or name cannot be used; null when it can. */
  public static @Nullable String name(String field, String value) {
    return value.isBlank() ? field + " is missing" : atMost(NAME, field, value);
  }

  /** Why a text is too long; null when it is not, or absent. */
  public static @Nullable String atMost(int limit, String field, @Nullable String value) {
    return value == null || value.codePointCount(0, value.length()) <= limit
        ? null
        : "%s has more than %d characters".formatted(field, limit);
  }

  /** The first of the problems; null when there is none. */
  public static @Nullable String first(@Nullable String... problems) {
    for (String problem : problems) {
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }
}
