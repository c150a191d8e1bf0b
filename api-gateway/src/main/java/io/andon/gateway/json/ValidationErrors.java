package io.andon.gateway.json;

import io.andon.gateway.problem.FieldProblem;
import io.andon.gateway.problem.Problem;
import io.andon.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that it is all said at once. */
public final class ValidationErrors {
  private static final int MOST_SHOWN = 100;

  private final List<FieldProblem> found = new ArrayList<>();

  public void add(List<Object> loc, String msg, String type) {
    if (found.size() < MOST_SHOWN) {
      found.add(new FieldProblem(loc, msg, type));
    }
  }

  public boolean none() {
    return found.isEmpty();
  }

  public List<FieldProblem> found() {
    return List.copyOf(found);
  }

  /**
   * All in one line, for answers that have one line per item.
   *
   * @param skipped how many words of each place lead to the item itself
   */
  public String inOneLine(int skipped) {
    return String.join("; ", found.stream().map(one -> one.inOneLine(skipped)).toList());
  }

  /**
   * Ends the reading of a request.
   *
   * @throws ProblemException naming all of them, if there are any
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ProblemException(new Problem.Invalid(found()));
    }
  }
}
