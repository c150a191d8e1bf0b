package io.andon.gateway.json;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words a surface has for values of the core: read in any case, and written. A surface may have
 * fewer words than there are values, and more than one word for the same.
 */
public final class Vocabulary<T> {
  private final Map<String, T> meanings = new LinkedHashMap<>();
  private final Map<T, String> words = new LinkedHashMap<>();

  private Vocabulary(List<Entry<T>> entries) {
    for (Entry<T> entry : entries) {
      meanings.put(entry.word(), entry.meaning());
      words.putIfAbsent(entry.meaning(), entry.word());
      entry.others().forEach(other -> words.put(other, entry.word()));
    }
  }

  /**
   * A word.
   *
   * @param meaning what it is read as
   * @param others what it is written for too
   */
  public record Entry<T>(String word, T meaning, List<T> others) {}

  /** A word, what it is read as, and what it is written for as well. */
  @SafeVarargs
  public static <T> Entry<T> entry(String word, T meaning, T... others) {
    return new Entry<>(word, meaning, List.of(others));
  }

  /** These words; a value of several is written as the first. */
  @SafeVarargs
  public static <T> Vocabulary<T> of(Entry<T>... entries) {
    return new Vocabulary<>(List.of(entries));
  }

  /** As {@link #of}, with a word for every constant of the enum. */
  @SafeVarargs
  public static <E extends Enum<E>> Vocabulary<E> ofEvery(Class<E> type, Entry<E>... entries) {
    Vocabulary<E> vocabulary = of(entries);
    if (!vocabulary.words.keySet().containsAll(EnumSet.allOf(type))) {
      throw new IllegalArgumentException("there are words for no more than " + vocabulary.words);
    }
    return vocabulary;
  }

  /** The lower-case names of an enum. */
  public static <E extends Enum<E>> Vocabulary<E> ofEnum(Class<E> type) {
    return new Vocabulary<>(
        EnumSet.allOf(type).stream()
            .map(constant -> new Entry<>(lowerCase(constant), constant, List.of()))
            .toList());
  }

  /** The lower-case name of a constant. */
  public static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** What a word means, if it is one. */
  public Optional<T> meaning(String word) {
    return meanings.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(word.strip()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /**
   * The word that a value is written as.
   *
   * @throws IllegalArgumentException when there is none
   */
  public String word(T value) {
    return wordIfAny(value)
        .orElseThrow(() -> new IllegalArgumentException("there is no word for " + value));
  }

  /** As {@link #word}; empty when there is none. */
  public Optional<String> wordIfAny(T value) {
    return Optional.ofNullable(words.get(value));
  }

  /** All values that are written as this one is, itself too. */
  public Set<T> sameWord(T value) {
    String word = word(value);
    Set<T> same = new LinkedHashSet<>(words.keySet());
    same.removeIf(other -> !word.equals(words.get(other)));
    return Collections.unmodifiableSet(same);
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
