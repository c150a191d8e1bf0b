package io.andon.gateway.settings;

import io.andon.topology.settings.StartupException;
import java.util.Locale;
import java.util.Map;

/** Reads settings; a bad value ends the start with one line that names it. */
final class Environment {
  private final Map<String, String> variables;

  Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /** The value, or the default when it is unset or blank. */
  String text(Setting setting) {
    String given = value(setting);
    return given.isEmpty() ? setting.standard() : given;
  }

  boolean given(Setting setting) {
    return !value(setting).isEmpty();
  }

  private String value(Setting setting) {
    return variables.getOrDefault(setting.variable(), "").strip();
  }

  int integer(Setting setting, int min, int max) {
    String text = text(setting);
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad(setting, "must be a whole number from %d to %d".formatted(min, max));
  }

  boolean bool(Setting setting) {
    return switch (text(setting).toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw bad(setting, "must be true or false");
    };
  }

  StartupException bad(Setting setting, String what) {
    return new StartupException(
        "%s %s, but is '%s'".formatted(setting.variable(), what, text(setting)));
  }

  /** As {@link #bad}, without showing the value. */
  StartupException badSecret(Setting setting, String what) {
    return new StartupException("%s %s".formatted(setting.variable(), what));
  }
}
