package io.andon.gateway.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object. A method gives null when the field is absent or null, or
 * when its value is wrong; the latter is noted in the mistakes, so handlers read everything and
 * then ask once. Unknown fields are ignored.
 */
public final class Fields {
  /** Type of the mistake to change what cannot be changed. */
  public static final String FIXED = "read_only";

  private final JsonNode object;
  private final List<Object> loc;
  private final ValidationErrors errors;

  private Fields(JsonNode object, List<Object> loc, ValidationErrors errors) {
    this.object = object;
    this.loc = loc;
    this.errors = errors;
  }

  /** Reads {@code node}, which is at {@code loc}; noted as a mistake unless it is an object. */
  public static Fields of(JsonNode node, List<Object> loc, ValidationErrors errors) {
    if (!node.isObject()) {
      errors.add(loc, "Input should be an object", "dict_type");
    }
    return new Fields(node, loc, errors);
  }

  /** Whether the field is there, be it null. */
  public boolean has(String name) {
    return object.has(name);
  }

  /** Whether the field is there and null: clear it. */
  public boolean clears(String name) {
    return object.has(name) && object.get(name).isNull();
  }

  /** Whether the field is there and holds just this text, or null. */
  public boolean holds(String name, @Nullable String text) {
    return text == null
        ? clears(name)
        : object.path(name).isTextual() && object.get(name).textValue().equals(text);
  }

  /** Notes a mistake if the field is given and is not what is shown: nobody can change it. */
  public void fixed(String name, JsonNode shown) {
    JsonNode given = object.get(name);
    if (given != null && !given.equals(shown) && !isSameTime(given, shown)) {
      error(name, "Field cannot be changed", FIXED);
    }
  }

  private static boolean isSameTime(JsonNode given, JsonNode shown) {
    Optional<Instant> time = shown.isTextual() ? Times.parse(shown.textValue()) : Optional.empty();
    return time.isPresent() && given.isTextual() && time.equals(Times.parse(given.textValue()));
  }

  /** Notes a mistake of this field. */
  public void error(String name, String msg, String type) {
    errors.add(at(name), msg, type);
  }

  public @Nullable String text(String name, Text rule) {
    JsonNode value = value(name);
    return value == null ? null : text(value, at(name), rule);
  }

  /** As {@link #text}, but it must be there; "" after a mistake. */
  public String requiredText(String name, Text rule) {
    return requireGiven(name) ? orEmpty(text(name, rule)) : "";
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private @Nullable String text(JsonNode value, List<Object> at, Text rule) {
    if (!value.isTextual()) {
      errors.add(at, "Input should be a valid string", "string_type");
      return null;
    }
    Text.Fault fault = rule.fault(value.textValue());
    if (fault != null) {
      errors.add(at, fault.msg(), fault.type());
      return null;
    }
    return value.textValue();
  }

  /** A time; numbers are refused, for nobody can tell seconds from milliseconds. */
  public @Nullable Instant time(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    Instant time = value.isTextual() ? Times.parse(value.textValue()).orElse(null) : null;
    if (time == null) {
      error(name, "Input should be an ISO 8601 date and time", "datetime_parsing");
    }
    return time;
  }

  /** As {@link #time}, but it must be there; the epoch after a mistake. */
  public Instant requiredTime(String name) {
    Instant time = requireGiven(name) ? time(name) : null;
    return time == null ? Instant.EPOCH : time;
  }

  /** A finite number from {@code min} to {@code max}. */
  public @Nullable Double number(String name, double min, double max) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber()) {
      error(name, "Input should be a valid number", "float_type");
      return null;
    }
    double number = value.doubleValue();
    if (!(number >= min && number <= max)) {
      error(
          name, "Input should be from %s to %s".formatted(plain(min), plain(max)), "out_of_range");
      return null;
    }
    return number;
  }

  /** As {@link #number}, but it must be there; {@code min} after a mistake. */
  public double requiredNumber(String name, double min, double max) {
    Double number = requireGiven(name) ? number(name, min, max) : null;
    return number == null ? min : number;
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
  }

  /** A whole number from {@code min} to {@code max}. */
  public @Nullable Integer integer(String name, int min, int max) {
    JsonNode value = value(name);
    if (value != null && !value.isIntegralNumber()) {
      error(name, "Input should be a valid integer", "int_type");
      return null;
    }
    Double number = number(name, min, max);
    return number == null ? null : number.intValue();
  }

  /** As {@link #integer}, but it must be there; {@code min} after a mistake. */
  public int requiredInteger(String name, int min, int max) {
    Integer number = requireGiven(name) ? integer(name, min, max) : null;
    return number == null ? min : number;
  }

  public @Nullable Boolean bool(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      error(name, "Input should be a valid boolean", "bool_type");
      return null;
    }
    return value.booleanValue();
  }

  /** One of the words, in any case. */
  public <T> @Nullable T word(String name, Vocabulary<T> vocabulary) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    T meaning = value.isTextual() ? vocabulary.meaning(value.textValue()).orElse(null) : null;
    if (meaning == null) {
      error(name, vocabulary.expectation(), "enum");
    }
    return meaning;
  }

  /** As {@link #word}, but it must be there; {@code standIn} after a mistake. */
  public <T> T requiredWord(String name, Vocabulary<T> vocabulary, T standIn) {
    T meaning = requireGiven(name) ? word(name, vocabulary) : null;
    return meaning == null ? standIn : meaning;
  }

  /** A UUID, in lower case. */
  public @Nullable String uuid(String name) {
    JsonNode value = value(name);
    return value == null ? null : uuid(value, at(name));
  }

  private @Nullable String uuid(JsonNode value, List<Object> at) {
    String uuid = value.isTextual() ? Uuids.parse(value.textValue()).orElse(null) : null;
    if (uuid == null) {
      errors.add(at, "Input should be a valid UUID", "uuid_parsing");
    }
    return uuid;
  }

  /** A list of texts, each once. */
  public @Nullable List<String> texts(String name, Text rule, int most) {
    return distinct(name, most, (value, at) -> text(value, at, rule));
  }

  /** A list of UUIDs in lower case, each once. */
  public @Nullable List<String> uuids(String name, int most) {
    return distinct(name, most, this::uuid);
  }

  /** As {@link #uuids}, but it must hold something; empty after a mistake. */
  public List<String> requiredUuids(String name, int most) {
    List<String> uuids = requireGiven(name) ? uuids(name, most) : null;
    if (uuids != null && object.get(name).isEmpty()) {
      error(name, "List should have at least 1 item", "too_short");
    }
    return uuids == null ? List.of() : uuids;
  }

  /** Reads one item of a list; null after a mistake. */
  private interface ItemReader {
    @Nullable String read(JsonNode value, List<Object> at);
  }

  private @Nullable List<String> distinct(String name, int most, ItemReader reader) {
    JsonNode value = value(name);
    if (value == null || !isList(value, at(name), most)) {
      return null;
    }
    Set<String> items = new LinkedHashSet<>();
    for (int i = 0; i < value.size(); i++) {
      String item = reader.read(value.get(i), at(name, i));
      if (item != null) {
        items.add(item);
      }
    }
    return List.copyOf(items);
  }

  private boolean isList(JsonNode value, List<Object> at, int most) {
    if (!value.isArray()) {
      errors.add(at, "Input should be a valid list", "list_type");
      return false;
    }
    if (value.size() > most) {
      errors.add(at, "List should have at most %d items".formatted(most), "too_long");
      return false;
    }
    return true;
  }

  /** A map from texts to texts. */
  public @Nullable Map<String, String> textMap(String name, Text rule, int most) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isObject() || value.size() > most) {
      error(name, "Input should be an object of at most %d texts".formatted(most), "dict_type");
      return null;
    }
    Map<String, String> map = new LinkedHashMap<>();
    value
        .properties()
        .forEach(
            entry -> {
              List<Object> at = at(name, entry.getKey());
              Text.Fault fault = Text.NAME.fault(entry.getKey());
              if (fault != null) {
                errors.add(at, fault.msg(), fault.type());
              }
              String text = text(entry.getValue(), at, rule);
              if (text != null) {
                map.put(entry.getKey(), text);
              }
            });
    return map;
  }

  /** An object within this one. */
  public @Nullable Fields object(String name) {
    JsonNode value = value(name);
    return value == null ? null : of(value, at(name), errors);
  }

  /** A list of objects within this one. */
  public List<Fields> objects(String name, int most) {
    JsonNode value = value(name);
    if (value == null || !isList(value, at(name), most)) {
      return List.of();
    }
    List<Fields> objects = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      objects.add(of(value.get(i), at(name, i), errors));
    }
    return objects;
  }

  private boolean requireGiven(String name) {
    if (object.isObject() && value(name) == null) {
      error(name, "Field required", "missing");
    }
    return value(name) != null;
  }

  private @Nullable JsonNode value(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private List<Object> at(Object... path) {
    List<Object> at = new ArrayList<>(loc);
    at.addAll(List.of(path));
    return at;
  }
}
