package io.andon.gateway.http;

import io.andon.core.rejection.RejectionText;
import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
import io.andon.schema.internal.Rejection;
import io.andon.schema.internal.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code {"detail": "..."}}, or with wrong fields or parameters {@code {"detail": [{"loc", "msg",
 * "type"}]}}: the error format of quality and of Andon's own paths.
 */
public final class DetailErrorFormat implements ErrorFormat {
  private final Map<String, String> fieldNames;

  /**
   * @param fieldNames what the surface calls the core's fields, where it differs
   */
  public DetailErrorFormat(Map<String, String> fieldNames) {
    this.fieldNames = Map.copyOf(fieldNames);
  }

  private record Body(Object detail) {}

  @Override
  public Object body(Problem problem) {
    return new Body(
        switch (problem) {
          case Problem.Invalid invalid -> invalid.problems();
          case Problem.BadParameters bad -> bad.problems();
          case Problem.Rejected rejected -> rejection(rejected);
          case Problem other -> ProblemMessages.sentence(other);
        });
  }

  private Object rejection(Problem.Rejected rejected) {
    return rejected.rejection().getReason() == RejectionReason.INVALID
        ? List.of(atField(rejected.rejection()))
        : ProblemMessages.sentence(rejected);
  }

  private FieldProblem atField(Rejection rejection) {
    String field = rejection.getField();
    List<Object> loc = new ArrayList<>(List.of("body"));
    if (field != null) {
      loc.addAll(List.of(fieldNames.getOrDefault(field, field).split("\\.", -1)));
    }
    return new FieldProblem(loc, RejectionText.of(rejection), "value_error");
  }
}
