package io.andon.gateway.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A field of a body and what it must not be.
 *
 * @param wrong JSON values it refuses; null among them: to be missing
 * @param inWords what a refusal calls it
 * @param allowed the words a refusal names when the value is another word
 */
public record Field(
    String name, List<@Nullable String> wrong, String inWords, List<String> allowed) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** One line of at most {@code max} characters. */
  public static Field text(String name, int max) {
    return of(
        name,
        "1",
        "true",
        "[]",
        "[\"a\"]",
        "{}",
        "1e999",
        "\"a\\u0000b\"",
        "\"a\\u001bb\"",
        "\"half an emoji: \\ud83c\"",
        "\"" + "x".repeat(max + 1) + "\"",
        "\"" + "\\ud83c\\udfed".repeat(max + 1) + "\"");
  }

  /** One of the words. */
  public static Field word(String name, String... allowed) {
    Field field =
        of(name, "1", "true", "[]", "{}", "\"\"", "\"no-such-word\"", "\"\\u0000\"", "\"🏭\"");
    return new Field(name, field.wrong, name, List.of(allowed));
  }

  /** A time. */
  public static Field time(String name) {
    return of(
        name,
        "1709294400",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"yesterday\"",
        "\"2026-13-01T00:00:00Z\"",
        "\"2026-02-30T00:00:00Z\"",
        "\"2026-03-06T25:00:00Z\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"2026-03-06T10:30:00Z\\u0000\"");
  }

  /** A whole number from {@code min} to {@code max}. */
  public static Field integer(String name, long min, long max) {
    return of(
        name,
        Long.toString(min - 1),
        Long.toString(max + 1),
        "1.5",
        "1e400",
        "9".repeat(90),
        "-" + "9".repeat(90),
        "\"" + min + "\"",
        "true",
        "[]",
        "{}");
  }

  /** A list of lines. */
  public static Field texts(String name, int most, int max) {
    return of(
        name,
        "1",
        "true",
        "{}",
        "\"a\"",
        "[1]",
        "[null]",
        "[[]]",
        "[\"\"]",
        "[\"a\\u0000b\"]",
        "[\"" + "x".repeat(max + 1) + "\"]",
        "[" + "\"a\",".repeat(most) + "\"a\"]");
  }

  private static Field of(String name, String... wrong) {
    return new Field(name, List.of(wrong), name, List.of());
  }

  /** With further wrong values. */
  public Field nor(String... json) {
    List<@Nullable String> more = new ArrayList<>(wrong);
    more.addAll(List.of(json));
    return new Field(name, more, inWords, allowed);
  }

  public Field notNull() {
    return nor("null");
  }

  /** Neither empty nor blank. */
  public Field notBlank() {
    return nor("\"\"", "\"  \"");
  }

  /** It must be there and hold something. */
  public Field required() {
    Field notNull = notNull();
    List<@Nullable String> more = new ArrayList<>(notNull.wrong);
    more.add(null);
    return new Field(name, more, inWords, allowed);
  }

  /** For surfaces whose messages call it something else. */
  public Field called(String words) {
    return new Field(name, wrong, words, allowed);
  }

  /** What a refusal must name. */
  List<String> names(@Nullable String wrong) {
    return "\"no-such-word\"".equals(wrong)
        ? Stream.concat(Stream.of(inWords), allowed.stream()).toList()
        : List.of(inWords);
  }

  /** The object with another value of a field, kept as it stands; null: without the field. */
  static String replaced(String object, String name, @Nullable String json) {
    ObjectNode rest;
    try {
      rest = (ObjectNode) MAPPER.readTree(object);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the good body is not JSON: " + object, e);
    }
    rest.remove(name);
    String others = rest.toString();
    if (json == null) {
      return others;
    }
    String field = "\"" + name + "\":" + json;
    return rest.isEmpty()
        ? "{" + field + "}"
        : others.substring(0, others.length() - 1) + "," + field + "}";
  }
}
