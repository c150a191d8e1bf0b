package io.andon.gateway.surface.downtime;

import io.andon.gateway.http.ErrorFormat;
import io.andon.gateway.http.ProblemMessages;
import io.andon.gateway.problem.Problem;

/** {@code {"error": "..."}}. */
final class DowntimeErrorFormat implements ErrorFormat {
  private record Body(String error) {}

  @Override
  public int status(Problem problem) {
    return problem instanceof Problem.Invalid ? 400 : ProblemMessages.status(problem);
  }

  @Override
  public Object body(Problem problem) {
    return new Body(ProblemMessages.sentence(problem));
  }
}
