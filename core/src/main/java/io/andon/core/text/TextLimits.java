package io.andon.core.text;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What texts of an event or an asset may be, over HTTP and over topics alike: one giant title would
 * be in every list. Each method gives why a field cannot be used, naming it; null when it can.
 */
public final class TextLimits {
  /** Ids and names, in characters. */
  public static final int NAME = 200;

  /** One line, in characters. */
  public static final int LINE = 500;

  /** Prose, in characters. */
  public static final int PROSE = 10_000;

  /** What kind of thing an asset is, in characters. */
  public static final int KIND = 50;

  /** The value of a label or an annotation, in characters. */
  public static final int LABEL = 2_000;

  /** Labels of one alert, and as many annotations. */
  public static final int MOST_LABELS = 64;

  /** Parts of one stop, each with its reason. */
  public static final int MOST_REASONS = 100;

  /** Neighbours of one asset, and as many owners and stewards. */
  public static final int MOST_NEIGHBOURS = 1_000;

  private TextLimits() {}

  /** A required id or name. */
  public static @Nullable String name(String field, @Nullable String value) {
    return required(NAME, field, value);
  }

  /** One line that has to be there. */
  public static @Nullable String required(int limit, String field, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return field + " is missing";
    }
    return tooLong(limit, value)
        ? longer(limit, field)
        : switch (Characters.look(value, false)) {
          case FINE -> null;
          case BLANK -> field + " is blank";
          case FORBIDDEN -> forbidden(field);
        };
  }

  /** One line that may be absent or empty. */
  public static @Nullable String line(int limit, String field, @Nullable String value) {
    return optional(limit, field, value, false);
  }

  /** Several lines that may be absent or empty. */
  public static @Nullable String prose(int limit, String field, @Nullable String value) {
    return optional(limit, field, value, true);
  }

  private static @Nullable String optional(
      int limit, String field, @Nullable String value, boolean lines) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (tooLong(limit, value)) {
      return longer(limit, field);
    }
    return Characters.look(value, lines) == Characters.Finding.FORBIDDEN ? forbidden(field) : null;
  }

  /** Names by names: labels, annotations. */
  public static @Nullable String labels(String field, Map<String, String> labels) {
    if (labels.size() > MOST_LABELS) {
      return "%s has more than %d entries".formatted(field, MOST_LABELS);
    }
    for (Map.Entry<String, String> label : labels.entrySet()) {
      String problem = required(NAME, "a name in " + field, label.getKey());
      if (problem == null) {
        problem = prose(LABEL, "a value in " + field, label.getValue());
      }
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  /** A list of names. */
  public static @Nullable String names(String field, Collection<String> names) {
    if (names.size() > MOST_NEIGHBOURS) {
      return "%s has more than %d entries".formatted(field, MOST_NEIGHBOURS);
    }
    for (String name : names) {
      String problem = required(NAME, "an entry of " + field, name);
      if (problem != null) {
        return problem;
      }
    }
    return null;
  }

  private static boolean tooLong(int limit, String value) {
    return value.length() > limit && value.codePointCount(0, value.length()) > limit;
  }

  private static String longer(int limit, String field) {
    return "%s has more than %d characters".formatted(field, limit);
  }

  private static String forbidden(String field) {
    return field + " holds control characters or ones that change the direction of text";
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
