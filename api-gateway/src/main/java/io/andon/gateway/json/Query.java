package io.andon.gateway.json;

import io.andon.topology.query.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; of a repeated one the first counts, and an empty one is absent. */
public final class Query {
  /** What is said of a cursor that is none, or of another list. */
  public static final String NO_CURSOR =
      "Input should be the cursor of an earlier page of this list";

  private final Map<String, List<String>> parameters;
  private final Mistakes mistakes = new Mistakes();

  public Query(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /** Whether the parameter is there, be it empty. */
  public boolean isGiven(String name) {
    return parameters.containsKey(name);
  }

  /** The parameters there are beside these. */
  public List<String> othersThan(List<String> known) {
    return parameters.keySet().stream().filter(name -> !known.contains(name)).sorted().toList();
  }

  /** The parameters that are there more than once. */
  public List<String> repeated() {
    return parameters.entrySet().stream()
        .filter(parameter -> parameter.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  public @Nullable String text(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() || values.getFirst().isEmpty() ? null : values.getFirst();
  }

  /** A whole number from {@code min}; {@code most} stands for any that is greater. */
  public int integerUpTo(String name, int standard, int min, int most) {
    String text = text(name);
    boolean greater = text != null && text.matches("[+]?[0-9]+") && Double.parseDouble(text) > most;
    return greater ? most : integer(name, standard, min, most);
  }

  /** A whole number from {@code min} to {@code max}. */
  public int integer(String name, int standard, int min, int max) {
    String text = text(name);
    if (text == null) {
      return standard;
    }
    if (!text.matches("[+-]?[0-9]+")) {
      mistake(
          name,
          "Input should be a valid integer, unable to parse string as an integer",
          "int_parsing");
      return standard;
    }
    // a number too long for a double is infinite, which is out of every range too
    double number = Double.parseDouble(text);
    if (number < min) {
      mistake(name, "Input should be greater than or equal to " + min, "greater_than_equal");
      return standard;
    }
    if (number > max) {
      mistake(name, "Input should be less than or equal to " + max, "less_than_equal");
      return standard;
    }
    return (int) number;
  }

  public <T> @Nullable T word(String name, Words<T> words) {
    String text = text(name);
    T meaning = text == null ? null : words.meaning(text).orElse(null);
    if (text != null && meaning == null) {
      mistake(name, words.expectation(), "enum");
    }
    return meaning;
  }

  /** Where a list goes on; null: at its beginning. */
  public @Nullable Cursor cursor() {
    String text = text("cursor");
    Cursor cursor = text == null ? null : Cursor.parse(text).orElse(null);
    if (text != null && cursor == null) {
      mistake("cursor", NO_CURSOR, "value_error");
    }
    return cursor;
  }

  public @Nullable Instant time(String name) {
    String text = text(name);
    // a plus sign that nobody escaped arrives as a blank
    Instant time = text == null ? null : Times.parse(text.replace(' ', '+')).orElse(null);
    if (text != null && time == null) {
      mistake(name, "Input should be an ISO 8601 date and time", "datetime_parsing");
    }
    return time;
  }

  public @Nullable Instant requiredTime(String name) {
    if (text(name) == null) {
      mistake(name, "Field required", "missing");
    }
    return time(name);
  }

  public void mistake(String name, String msg, String type) {
    mistakes.add(List.of("query", name), msg, type);
  }

  /** Must follow the last parameter: throws what was wrong. */
  public void done() {
    mistakes.throwIfAny();
  }
}
