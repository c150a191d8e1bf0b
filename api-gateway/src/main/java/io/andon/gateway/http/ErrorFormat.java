package io.andon.gateway.http;

import io.andon.gateway.problem.Problem;

/** How a surface words a problem. */
public interface ErrorFormat {
  /** The HTTP status. */
  default int status(Problem problem) {
    return ProblemMessages.status(problem);
  }

  /** The body, to be written as JSON. */
  Object body(Problem problem);
}
