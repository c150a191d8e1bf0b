package io.andon.gateway.surface.incident;

import io.andon.gateway.json.Fields;
import io.andon.gateway.json.Text;
import io.andon.gateway.json.Vocabulary;
import io.andon.schema.IncidentState;
import io.andon.schema.internal.EditIncident;
import io.andon.schema.internal.FieldEdit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what a request wants changed in an incident: what is omitted stays. */
public final class IncidentPatch {
  private final List<FieldEdit> edits = new ArrayList<>();
  private boolean corrective;
  private Move move = Move.NONE;

  /**
   * A move to another state, in the terms of a vocabulary that knows fewer of them.
   *
   * @param already states that the vocabulary calls the same: in them nothing moves
   * @param from states the vocabulary lets it move from; none: any the state machine allows
   */
  private record Move(List<IncidentState> already, List<IncidentState> from) {
    static final Move NONE = new Move(List.of(), List.of());
  }

  public boolean isEmpty() {
    return edits.isEmpty();
  }

  public IncidentPatch set(String coreField, @Nullable String value) {
    edits.add(new FieldEdit(coreField, value));
    return this;
  }

  /** A text that can be changed but not cleared. */
  public void text(Fields fields, String name, Text rule, String coreField) {
    if (fields.has(name)) {
      set(coreField, fields.requiredText(name, rule));
    }
  }

  /** A text that null clears. */
  public void nullableText(Fields fields, String name, Text rule, String coreField) {
    if (fields.has(name)) {
      set(coreField, fields.text(name, rule));
    }
  }

  /** A word that can be changed but not cleared. */
  public <E extends Enum<E>> void word(
      Fields fields, String name, Vocabulary<E> vocabulary, String coreField) {
    E meaning = requiredWord(fields, name, vocabulary);
    if (meaning != null) {
      set(coreField, meaning.name());
    }
  }

  /** The meaning of a word that may be omitted but is not null; null after a mistake too. */
  public static <T> @Nullable T requiredWord(Fields fields, String name, Vocabulary<T> vocabulary) {
    if (fields.clears(name)) {
      fields.error(name, vocabulary.expectation(), "enum");
    }
    return fields.word(name, vocabulary);
  }

  /** Moves to a state. */
  public IncidentPatch move(IncidentState to) {
    return set("state", to.name());
  }

  /** Moves to a state unless it is in one that the vocabulary calls the same. */
  public IncidentPatch moveUnless(IncidentState to, Set<IncidentState> already) {
    move = new Move(List.copyOf(already), move.from());
    return move(to);
  }

  /** Only from these states does the vocabulary know a way. */
  public IncidentPatch onlyFrom(IncidentState... from) {
    move = new Move(move.already(), List.of(from));
    return this;
  }

  public IncidentPatch snoozeUntil(Instant until) {
    return move(IncidentState.SNOOZED).set("snoozed_until", until.toString());
  }

  /** In the terms of a vocabulary in which closed means closed with the corrective action. */
  public IncidentPatch corrective() {
    corrective = true;
    return this;
  }

  /** The command body. */
  public EditIncident of(String incident, @Nullable String reason) {
    return EditIncident.newBuilder()
        .setIncident(incident)
        .setEdits(edits)
        .setReason(reason)
        .setAlready(move.already())
        .setFrom(move.from())
        .setCorrective(corrective)
        .build();
  }
}
