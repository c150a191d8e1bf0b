package io.andon.gateway.http;

import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The query parameters that a route takes, each at most once. Any other is refused, whatever the
 * route does: who misspells a filter must not take the whole list for the filtered one.
 *
 * @param names in the order in which a refusal lists them
 */
public record Parameters(List<String> names) {
  /** For a route whose query is empty. */
  static final Parameters NONE = new Parameters(List.of());

  /** What every list takes to be read in pages. */
  private static final List<String> OF_PAGES = List.of("limit", "cursor");

  /** What says which part of a list is wanted, and not of which list. */
  static final Set<String> OF_A_PART = Set.of("limit", "cursor", "skip", "offset");

  public Parameters {
    names = List.copyOf(names);
  }

  Parameters and(List<String> more) {
    return new Parameters(Stream.concat(names.stream(), more.stream()).toList());
  }

  Parameters ofPages() {
    return and(OF_PAGES);
  }

  /**
   * Holds what a request gives against what the route takes.
   *
   * @throws ProblemException naming every parameter that is unknown or given twice
   */
  public void require(Map<String, List<String>> given) {
    if (given.isEmpty()) {
      return;
    }
    List<FieldProblem> problems = new ArrayList<>();
    given.forEach(
        (name, values) -> {
          if (!names.contains(name)) {
            problems.add(problem(name, unknown(), Problem.BadParameters.UNKNOWN));
          } else if (values.size() > 1) {
            problems.add(problem(name, "Should be given once", Problem.BadParameters.REPEATED));
          }
        });
    if (!problems.isEmpty()) {
      throw new ProblemException(new Problem.BadParameters(problems, names));
    }
  }

  private static FieldProblem problem(String name, String msg, String type) {
    return new FieldProblem(List.of("query", name), msg, type);
  }

  private String unknown() {
    return names.isEmpty()
        ? "Unknown parameter; there are none here"
        : "Unknown parameter; there are " + String.join(", ", names);
  }
}
