package io.andon.gateway.surface.shiftlog;

import static io.andon.gateway.json.Vocabulary.entry;

import io.andon.core.incident.IncidentFilter;
import io.andon.gateway.json.Vocabulary;
import io.andon.gateway.surface.incident.IncidentPatch;
import io.andon.schema.Incident;
import io.andon.schema.IncidentState;
import java.util.EnumSet;
import java.util.Set;

/** What the shift log calls the states of an incident. */
enum Estado {
  ABIERTO,
  EN_INVESTIGACION,
  CERRADO;

  /** Keyboards without accents, and systems that write one as a character of its own, count too. */
  static final Vocabulary<Estado> WORDS =
      Vocabulary.ofEvery(
          Estado.class,
          entry("Abierto", ABIERTO),
          entry("En investigación", EN_INVESTIGACION),
          entry("En investigacion", EN_INVESTIGACION),
          entry("En investigacio\u0301n", EN_INVESTIGACION),
          entry("Cerrado", CERRADO));

  /** In lists; merged ones are so too, but are found as what they go on as. */
  private static final Set<IncidentState> INVESTIGATED =
      Set.copyOf(EnumSet.complementOf(EnumSet.of(IncidentState.OPEN, IncidentState.MERGED)));

  String word() {
    return WORDS.word(this);
  }

  static Estado of(Incident incident) {
    return incident.getCorrectedAt() == null ? uncorrected(incident.getState()) : CERRADO;
  }

  /**
   * What an incident in this state is here that nobody closed with its corrective action: resolved
   * or closed elsewhere is not enough, and what was merged goes on.
   */
  static Estado uncorrected(IncidentState state) {
    return switch (state) {
      case OPEN -> ABIERTO;
      case INVESTIGATING, SNOOZED, RESOLVED, CLOSED, MERGED -> EN_INVESTIGACION;
    };
  }

  /** What whoever asked for this state asked for here: see {@link #moveTo}. */
  static Estado asked(IncidentState state) {
    return state == IncidentState.CLOSED ? CERRADO : uncorrected(state);
  }

  /** The incidents that lists of this one hold; those merged away are in no list. */
  IncidentFilter filter() {
    return switch (this) {
      case ABIERTO -> IncidentFilter.inStates(Set.of(IncidentState.OPEN));
      case EN_INVESTIGACION ->
          IncidentFilter.inStates(INVESTIGATED).withClosed(IncidentFilter.Closed.UNCORRECTED);
      case CERRADO ->
          IncidentFilter.inStates(Set.of(IncidentState.CLOSED))
              .withClosed(IncidentFilter.Closed.CORRECTED);
    };
  }

  /** Moves an incident here, by the ways the shift log knows. */
  void moveTo(IncidentPatch patch) {
    switch (this) {
      // no way leads back
      case ABIERTO ->
          patch
              .moveUnless(IncidentState.OPEN, Set.of(IncidentState.OPEN))
              .onlyFrom(IncidentState.OPEN);
      case EN_INVESTIGACION ->
          patch.moveUnless(IncidentState.INVESTIGATING, INVESTIGATED).onlyFrom(IncidentState.OPEN);
      case CERRADO -> patch.moveUnless(IncidentState.CLOSED, Set.of(IncidentState.CLOSED));
    }
  }
}
