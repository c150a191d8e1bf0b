package io.andon.standalone;

import io.andon.topology.settings.StartupException;
import java.util.Arrays;
import java.util.Locale;

/** What the standalone composition can be asked to run. */
enum Command {
  DEMO("broker, schema registry, node and a sample plant"),
  START("broker, schema registry and node"),
  BROKER("broker and schema registry");

  private final String meaning;

  Command(String meaning) {
    this.meaning = meaning;
  }

  static Command of(String word) {
    return Arrays.stream(values())
        .filter(command -> command.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new StartupException("no such command: " + word));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String meaning() {
    return meaning;
  }
}
