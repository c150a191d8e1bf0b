package io.andon.gateway.cluster.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.andon.gateway.json.Fields;
import io.andon.gateway.json.ValidationErrors;
import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One event or a list of them, each good or refused by itself. */
public final class Batch<T> {
  /** How many events one request may carry. */
  public static final int LARGEST = 1000;

  private final boolean single;
  private final List<Item<T>> items;

  private Batch(boolean single, List<Item<T>> items) {
    this.single = single;
    this.items = items;
  }

  /**
   * One event of the request.
   *
   * @param id what the sender calls it, if that can be read
   * @param event present: it can be published
   * @param errors why it cannot
   * @param loc its place in the body
   */
  public record Item<T>(
      @Nullable String id, Optional<T> event, ValidationErrors errors, List<Object> loc) {
    /** Why it cannot be published, in one line. */
    public String reason() {
      return errors.inOneLine(loc.size());
    }
  }

  /**
   * How an event is read.
   *
   * @param idField the field whose value names the event in the answer
   * @param reader makes an event, noting what is wrong; what it returns beside a mistake is dropped
   * @param check why the topology could not use the event, null when it can: what would only become
   *     a dead letter is refused here, where its sender hears of it
   */
  public record Reading<T>(
      String idField, Function<Fields, T> reader, Function<T, @Nullable String> check) {}

  /**
   * Reads the body of a request.
   *
   * @throws ProblemException when the list is empty or too long
   */
  public static <T> Batch<T> read(JsonNode body, Reading<T> reading) {
    List<Item<T>> items = new ArrayList<>();
    if (!body.isArray()) {
      items.add(item(body, List.of("body"), reading));
      return new Batch<>(true, items);
    }
    if (body.isEmpty() || body.size() > LARGEST) {
      throw new ProblemException(
          new Problem.Invalid(
              List.of(
                  new FieldProblem(
                      List.of("body"),
                      "List should have from 1 to %d items".formatted(LARGEST),
                      body.isEmpty() ? "too_short" : "too_long"))));
    }
    for (int i = 0; i < body.size(); i++) {
      items.add(item(body.get(i), List.of("body", i), reading));
    }
    return new Batch<>(false, items);
  }

  private static <T> Item<T> item(JsonNode node, List<Object> loc, Reading<T> reading) {
    ValidationErrors errors = new ValidationErrors();
    T event = reading.reader().apply(Fields.of(node, loc, errors));
    String unusable = errors.none() ? reading.check().apply(event) : null;
    if (unusable != null) {
      errors.add(loc, unusable, "value_error");
    }
    return new Item<>(
        node.path(reading.idField()).textValue(),
        errors.none() ? Optional.of(event) : Optional.empty(),
        errors,
        loc);
  }

  /** What can be published, in the order it came. */
  public List<T> good() {
    return items.stream().flatMap(item -> item.event().stream()).toList();
  }

  /** Every mistake of every item. */
  public List<FieldProblem> problems() {
    return items.stream().flatMap(item -> item.errors().found().stream()).toList();
  }

  /** An answer per item: a list for a list, one for one. */
  public Object answers(Function<Item<T>, Object> answer) {
    List<Object> answers = items.stream().map(answer).toList();
    return single ? answers.getFirst() : answers;
  }
}
