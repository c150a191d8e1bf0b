package io.andon.gateway.surface.downtime;

import io.andon.gateway.http.Envelope;
import io.andon.gateway.http.Wording;
import io.andon.gateway.problem.Problem;

/** {@code {"error": "..."}}. */
final class DowntimeEnvelope implements Envelope {
  private record Body(String error) {}

  @Override
  public int status(Problem problem) {
    return problem instanceof Problem.Invalid ? 400 : Wording.status(problem);
  }

  @Override
  public Object body(Problem problem) {
    return new Body(Wording.sentence(problem));
  }
}
