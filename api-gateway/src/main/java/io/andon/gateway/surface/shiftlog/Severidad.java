package io.andon.gateway.surface.shiftlog;

import static java.util.Map.entry;

import io.andon.gateway.json.Vocabulary;
import io.andon.schema.Severity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the shift log calls severities. */
enum Severidad {
  BAJA("Baja"),
  MEDIA("Media"),
  ALTA("Alta");

  static final Vocabulary<Severidad> WORDS =
      Vocabulary.of(entry("Baja", BAJA), entry("Media", MEDIA), entry("Alta", ALTA));

  private final String word;

  Severidad(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Severidad of(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> ALTA;
      case MEDIUM -> MEDIA;
      case LOW, INFO -> BAJA;
    };
  }

  /** Every severity of this name. */
  Set<Severity> severities() {
    return Stream.of(Severity.values())
        .filter(severity -> of(severity) == this)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The one that is meant by whoever writes this name. */
  Severity meant() {
    return switch (this) {
      case BAJA -> Severity.LOW;
      case MEDIA -> Severity.MEDIUM;
      case ALTA -> Severity.HIGH;
    };
  }
}
