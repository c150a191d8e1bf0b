package io.andon.gateway.problem;

import java.util.List;

/** Carries a problem from where it is found to where it is worded. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final boolean stale;

  public ProblemException(Problem problem) {
    this(problem, false);
  }

  private ProblemException(Problem problem, boolean stale) {
    // it is an answer, not a bug: no stack trace, so that refusing is cheap
    super(problem.getClass().getSimpleName(), null, false, false);
    this.problem = problem;
    this.stale = stale;
  }

  public Problem problem() {
    return problem;
  }

  /** The same, found in a copy of the state, which may be behind. */
  public ProblemException ofCopy() {
    return new ProblemException(problem, true);
  }

  /** Whether it was found in a copy of the state, which may be behind. */
  public boolean stale() {
    return stale;
  }

  /** A problem with one query parameter. */
  public static ProblemException ofQuery(String name, String msg, String type) {
    return new ProblemException(
        new Problem.Invalid(List.of(new FieldProblem(List.of("query", name), msg, type))));
  }

  /** The cursor is none, or of another list. */
  public static ProblemException noCursor() {
    FieldProblem problem =
        new FieldProblem(
            List.of("query", "cursor"),
            "Input should be the cursor of an earlier page of this list, with the same filters",
            "value_error");
    return new ProblemException(new Problem.BadParameters(List.of(problem), List.of()));
  }

  /** A problem with one header. */
  public static ProblemException ofHeader(String name, String msg, String type) {
    return new ProblemException(
        new Problem.Invalid(List.of(new FieldProblem(List.of("header", name), msg, type))));
  }
}
