package io.andon.gateway.shiftlog;

import static java.util.Map.entry;

import io.andon.gateway.incident.Edits;
import io.andon.gateway.json.Words;
import io.andon.schema.IncidentState;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the shift log calls the states of an incident. */
enum Estado {
  ABIERTO("Abierto"),
  EN_INVESTIGACION("En investigación"),
  CERRADO("Cerrado");

  /** Keyboards without accents, and systems that write one as a character of its own, count too. */
  static final Words<Estado> WORDS =
      Words.of(
          entry("Abierto", ABIERTO),
          entry("En investigación", EN_INVESTIGACION),
          entry("En investigacion", EN_INVESTIGACION),
          entry("En investigacio\u0301n", EN_INVESTIGACION),
          entry("Cerrado", CERRADO));

  private final String word;

  Estado(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static Estado of(IncidentState state) {
    return switch (state) {
      case OPEN -> ABIERTO;
      // resolved is not enough here: closing needs a corrective action
      case INVESTIGATING, SNOOZED, RESOLVED -> EN_INVESTIGACION;
      // a merged one goes on elsewhere; as itself it is done
      case CLOSED, MERGED -> CERRADO;
    };
  }

  /** The states that lists of this one hold; those merged away are in no list. */
  Set<IncidentState> states() {
    return Stream.of(IncidentState.values())
        .filter(state -> state != IncidentState.MERGED && of(state) == this)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Moves an incident here, by the ways the shift log knows. */
  void moveTo(Edits edits) {
    IncidentState[] same = states().toArray(IncidentState[]::new);
    switch (this) {
      // no way leads back
      case ABIERTO -> edits.moveUnless(IncidentState.OPEN, same).onlyFrom(IncidentState.OPEN);
      case EN_INVESTIGACION ->
          edits.moveUnless(IncidentState.INVESTIGATING, same).onlyFrom(IncidentState.OPEN);
      case CERRADO -> edits.moveUnless(IncidentState.CLOSED, same).require("corrective_action");
    }
  }
}
