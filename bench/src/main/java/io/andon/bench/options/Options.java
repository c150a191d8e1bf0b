package io.andon.bench.options;

import io.andon.topology.settings.StartupException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options of the form {@code --name value}. */
public final class Options {
  private final Map<String, String> values = new LinkedHashMap<>();

  private Options() {}

  /**
   * Reads the words of a command line.
   *
   * @throws StartupException when one is unknown or lacks its value
   */
  public static Options parse(List<String> words, Set<String> known) {
    Options options = new Options();
    for (int i = 0; i < words.size(); i += 2) {
      String name = words.get(i);
      if (!known.contains(name)) {
        throw new StartupException(
            "no such option: " + name + ", known: " + String.join(" ", known));
      }
      if (i + 1 == words.size()) {
        throw new StartupException("option " + name + " needs a value");
      }
      options.values.put(name, words.get(i + 1));
    }
    return options;
  }

  public @Nullable String text(String name) {
    return values.get(name);
  }

  /** A whole number from {@code least} on. */
  public int number(String name, int standard, int least) {
    String value = values.get(name);
    if (value == null) {
      return standard;
    }
    try {
      int number = Integer.parseInt(value.replace("_", "").replace(",", ""));
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new StartupException(
        "option %s must be a whole number from %d on, not %s".formatted(name, least, value));
  }
}
