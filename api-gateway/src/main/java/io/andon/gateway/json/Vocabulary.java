package io.andon.gateway.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words a surface knows, read in any case, and what each means. */
public final class Vocabulary<T> {
  private final Map<String, T> meanings;

  private Vocabulary(Map<String, T> meanings) {
    this.meanings = meanings;
  }

  @SafeVarargs
  public static <T> Vocabulary<T> of(Map.Entry<String, T>... entries) {
    Map<String, T> meanings = new LinkedHashMap<>();
    for (Map.Entry<String, T> entry : entries) {
      meanings.put(entry.getKey(), entry.getValue());
    }
    return new Vocabulary<>(meanings);
  }

  /** The lower-case names of an enum. */
  public static <E extends Enum<E>> Vocabulary<E> ofEnum(Class<E> type) {
    Map<String, E> meanings = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      meanings.put(word(constant), constant);
    }
    return new Vocabulary<>(meanings);
  }

  /** An enum constant as a lower-case word. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public Optional<T> meaning(String word) {
    return meanings.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(word.strip()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** {@code Input should be 'open', 'investigating' or 'resolved'}. */
  public String expectation() {
    List<String> quoted = meanings.keySet().stream().map(word -> "'" + word + "'").toList();
    int last = quoted.size() - 1;
    return "Input should be "
        + (last == 0
            ? quoted.getFirst()
            : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last));
  }
}
