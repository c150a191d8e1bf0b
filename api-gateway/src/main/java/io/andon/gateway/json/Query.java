package io.andon.gateway.json;

import io.andon.core.query.Cursor;
import io.andon.gateway.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, those that the route takes; an empty one is absent. */
public final class Query {
  private final Map<String, List<String>> parameters;
  private final CursorSeal seal;
  private final ValidationErrors errors = new ValidationErrors();

  public Query(Map<String, List<String>> parameters, CursorSeal seal) {
    this.parameters = parameters;
    this.seal = seal;
  }

  /** Whether the parameter is there, be it empty. */
  public boolean isGiven(String name) {
    return parameters.containsKey(name);
  }

  public @Nullable String text(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() || values.getFirst().isEmpty() ? null : values.getFirst();
  }

  /** A whole number from {@code min} to {@code max}. */
  public int integer(String name, int standard, int min, int max) {
    String text = text(name);
    if (text == null) {
      return standard;
    }
    if (!text.matches("[+-]?[0-9]+")) {
      error(
          name,
          "Input should be a valid integer, unable to parse string as an integer",
          "int_parsing");
      return standard;
    }
    // a number too long for a double is infinite, which is out of every range too
    double number = Double.parseDouble(text);
    if (number < min) {
      error(name, "Input should be greater than or equal to " + min, "greater_than_equal");
      return standard;
    }
    if (number > max) {
      error(name, "Input should be less than or equal to " + max, "less_than_equal");
      return standard;
    }
    return (int) number;
  }

  public <T> @Nullable T word(String name, Vocabulary<T> vocabulary) {
    String text = text(name);
    T meaning = text == null ? null : vocabulary.meaning(text).orElse(null);
    if (text != null && meaning == null) {
      error(name, vocabulary.expectation(), "enum");
    }
    return meaning;
  }

  /**
   * Where a list goes on; null: at its beginning.
   *
   * @throws ProblemException when it is no cursor of this list
   */
  public @Nullable Cursor cursor() {
    String text = text("cursor");
    return text == null ? null : seal.open(text);
  }

  public @Nullable Instant time(String name) {
    String text = text(name);
    Instant time = text == null ? null : read(text, Times::parse).orElse(null);
    if (text != null && time == null) {
      error(name, "Input should be an ISO 8601 date and time", "datetime_parsing");
    }
    return time;
  }

  /** Reads a time from a query: a plus sign that nobody escaped arrives there as a blank. */
  public static <T> Optional<T> read(String text, Function<String, Optional<T>> reader) {
    int blank = text.lastIndexOf(' ');
    return reader
        .apply(text)
        .or(
            () ->
                blank < 0
                    ? Optional.empty()
                    : reader.apply(text.substring(0, blank) + '+' + text.substring(blank + 1)));
  }

  public @Nullable Instant requiredTime(String name) {
    if (text(name) == null) {
      error(name, "Field required", "missing");
    }
    return time(name);
  }

  public void error(String name, String msg, String type) {
    errors.add(List.of("query", name), msg, type);
  }

  /** Must follow the last parameter: throws what was wrong. */
  public void done() {
    errors.throwIfAny();
  }
}
